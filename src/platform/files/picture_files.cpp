#include "platform/files/picture_files.h"

#include <algorithm>

#include "portable/path_text.h"

namespace recoup::platform::inline files {

bool has_picture_extension(const std::filesystem::path& path) {
    auto extension = portable::utf8(path.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension == ".png" || extension == ".jpg" || extension == ".jpeg" || extension == ".webp";
}

std::vector<app::PictureFile> newest_of(std::vector<app::PictureFile> files, std::size_t limit) {
    const auto kept = files.begin() + static_cast<std::ptrdiff_t>(std::min(limit, files.size()));
    std::partial_sort(files.begin(), kept, files.end(), [](const auto& a, const auto& b) {
        return a.modified != b.modified ? a.modified > b.modified : a.path < b.path;
    });
    files.erase(kept, files.end());
    return files;
}

}  // namespace recoup::platform::inline files
