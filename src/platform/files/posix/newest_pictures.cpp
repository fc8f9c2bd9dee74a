#include <sys/stat.h>

#include <set>

#include "platform/files/picture_files.h"
#include "platform/files/system_folders.h"

namespace recoup::platform::inline files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxEntries = 20'000;

struct Scan {
    std::vector<app::PictureFile> found;
    std::set<fs::path> seen;

    void folder(const fs::path& folder, std::size_t max_entries, int depth_left) {
        std::error_code error;
        if (!seen.insert(folder).second) return;
        fs::directory_iterator entries(folder, fs::directory_options::skip_permission_denied, error);
        for (std::size_t looked_at = 0; !error && entries != fs::directory_iterator() && looked_at < max_entries;
             entries.increment(error), ++looked_at)
            entry(*entries, max_entries, depth_left);
    }

    void entry(const fs::directory_entry& entry, std::size_t max_entries, int depth_left) {
        std::error_code error;
        if (entry.path().filename().native().starts_with('.') || entry.is_symlink(error)) return;
        if (depth_left > 0 && entry.is_directory(error)) return folder(entry.path(), max_entries, depth_left - 1);
        struct stat info {};
        if (!has_picture_extension(entry.path()) || ::lstat(entry.path().c_str(), &info) != 0) return;
        if (!S_ISREG(info.st_mode) || info.st_size <= 0) return;
        found.push_back({entry.path(), static_cast<std::uint64_t>(info.st_size),
                         std::chrono::sys_seconds(std::chrono::seconds(info.st_mtime))});
    }
};

}  // namespace

std::vector<app::PictureFile> newest_pictures_in(const std::vector<fs::path>& folders, std::size_t limit,
                                                 std::size_t max_entries) {
    Scan scan;
    for (const auto& folder : folders) scan.folder(folder, max_entries, 1);
    return newest_of(std::move(scan.found), limit);
}

std::vector<app::PictureFile> SystemFolders::newest_pictures(const fs::path& folder, std::size_t limit) const {
    return newest_pictures_in({folder}, limit, kMaxEntries);
}

std::vector<app::PictureFile> SystemFolders::newest_pictures(std::size_t limit) const {
    return newest_pictures_in(picture_folders(), limit, kMaxEntries);
}

}  // namespace recoup::platform::inline files
