#include "app/intake/gather.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/base/natural.h"
#include "media/kind/sniff.h"
#include "portable/path_text.h"

namespace recoup::app::inline intake {
namespace {

namespace fs = std::filesystem;

// A folder of more than this is not read to its end.
constexpr std::size_t kMostEntries = 50'000;

// Endings of the kinds that prove something, as media names them and as people do.
const std::set<std::string, std::less<>>& endings() {
    static const auto all = [] {
        std::set<std::string, std::less<>> endings{"jpeg", "jpe",  "jfif", "tif",  "hif", "jpx", "j2c", "psb", "htm",
                                                   "m4v",  "mpeg", "md",   "text", "csv", "log", "wps", "et",  "dps"};
        for (int i = 0; i <= static_cast<int>(media::FileType::gzip); ++i)
            if (const auto& info = media::info(static_cast<media::FileType>(i));
                info.file_class != media::FileClass::other)
                endings.emplace(info.extension);
        return endings;
    }();
    return all;
}

bool is_proof(const fs::path& path) {
    const auto name = portable::utf8(path.filename());
    auto ending = portable::utf8(path.extension());
    if (name.starts_with('.') || ending.size() < 2) return false;
    ending.erase(0, 1);
    for (auto& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return endings().contains(ending);
}

std::uint64_t size_of(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : size;
}

core::Result<std::vector<GatheredFile>> files_in(const fs::path& folder) {
    const auto refuse = [&](core::Tr why) {
        return core::fail(core::ErrorKind::work, why, {}, portable::utf8(folder));
    };
    std::error_code error;
    fs::directory_iterator it(folder, error);
    if (error) return refuse("import_folder_unreadable"_tr);
    std::vector<GatheredFile> files;
    for (std::size_t seen = 0; it != fs::directory_iterator() && seen < kMostEntries; ++seen) {
        // A link that leads nowhere or in a circle is no file.
        std::error_code ignored;
        if (is_proof(it->path()) && it->is_regular_file(ignored)) files.push_back({it->path(), size_of(it->path())});
        it.increment(error);
        if (error) return refuse("import_folder_unreadable"_tr);
    }
    if (files.empty()) return refuse("import_folder_empty"_tr);
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
        return core::natural_less(portable::utf8(a.path.filename()), portable::utf8(b.path.filename()));
    });
    return files;
}

// "/a/b/" is named "b".
std::string name_of(const fs::path& folder) {
    const auto name = folder.has_filename() ? folder.filename() : folder.parent_path().filename();
    return portable::utf8(name);
}

}  // namespace

Gathered gather(const std::vector<fs::path>& given) {
    Gathered found;
    for (const auto& path : given) {
        std::error_code ignored;
        if (!fs::is_directory(path, ignored)) {
            found.files.push_back({path, size_of(path)});
            continue;
        }
        auto files = files_in(path);
        if (!files) {
            found.refused.push_back(files.error());
            continue;
        }
        found.from_folders += files->size();
        found.folders.push_back(name_of(path));
        std::move(files->begin(), files->end(), std::back_inserter(found.files));
    }
    return found;
}

}  // namespace recoup::app::inline intake
