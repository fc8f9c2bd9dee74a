#include "platform/files/system_folders.h"

#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "platform/files/linux/disks.h"
#include "platform/files/linux/user_dirs.h"
#include "platform/files/read_file.h"
#include "portable/path_text.h"

namespace recoup::platform::inline files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxEntries = 20'000;
constexpr std::size_t kMaxConfigBytes = 64 * 1024;
constexpr std::size_t kMaxMountInfoBytes = 4 << 20;

// XDG says that a relative path counts as unset.
fs::path folder_of_environment(const char* name, const fs::path& otherwise) {
    const char* value = std::getenv(name);
    return value != nullptr && *value == '/' ? fs::path(value) : otherwise;
}

std::vector<fs::path> picture_candidates(const fs::path& home, std::map<std::string, fs::path> named) {
    std::vector<fs::path> pictures, folders;
    if (named.contains("PICTURES")) pictures.push_back(named["PICTURES"]);
    for (const auto* name : {"Pictures", "图片"}) pictures.push_back(home / name);
    if (named.contains("SCREENSHOTS")) folders.push_back(named["SCREENSHOTS"]);
    for (const auto& parent : pictures)
        for (const auto* name : {"Screenshots", "截图", "屏幕截图"}) folders.push_back(parent / name);
    folders.push_back(home / "Screenshots");
    folders.insert(folders.end(), pictures.begin(), pictures.end());
    for (const auto* name : {"DESKTOP", "DOWNLOAD"})
        if (named.contains(name)) folders.push_back(named[name]);
    for (const auto* name : {"Desktop", "桌面", "Downloads", "下载"}) folders.push_back(home / name);
    return folders;
}

bool has_picture_extension(const fs::path& path) {
    auto extension = portable::utf8(path.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension == ".png" || extension == ".jpg" || extension == ".jpeg" || extension == ".webp";
}

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
                         std::chrono::sys_seconds(std::chrono::seconds(info.st_mtim.tv_sec))});
    }
};

}  // namespace

std::vector<app::PictureFile> newest_pictures_in(const std::vector<fs::path>& folders, std::size_t limit,
                                                 std::size_t max_entries) {
    Scan scan;
    for (const auto& folder : folders) scan.folder(folder, max_entries, 1);
    auto& files = scan.found;
    const auto kept = files.begin() + static_cast<std::ptrdiff_t>(std::min(limit, files.size()));
    std::partial_sort(files.begin(), kept, files.end(), [](const auto& a, const auto& b) {
        return a.modified != b.modified ? a.modified > b.modified : a.path < b.path;
    });
    files.erase(kept, files.end());
    return files;
}

fs::path SystemFolders::home() const {
    if (auto home = folder_of_environment("HOME", {}); !home.empty()) return home;
    const auto* user = ::getpwuid(::getuid());
    return user != nullptr && user->pw_dir != nullptr && *user->pw_dir == '/' ? user->pw_dir : "/";
}

fs::path SystemFolders::data() const {
    return folder_of_environment("XDG_DATA_HOME", home() / ".local/share") / "recoup";
}

fs::path SystemFolders::settings() const {
    return folder_of_environment("XDG_CONFIG_HOME", home() / ".config") / "recoup";
}

std::vector<fs::path> SystemFolders::picture_folders() const {
    const auto config = folder_of_environment("XDG_CONFIG_HOME", home() / ".config") / "user-dirs.dirs";
    const auto named = parse_user_dirs(read_small_file(config, kMaxConfigBytes).value_or(""), home());
    std::vector<fs::path> folders;
    for (const auto& candidate : picture_candidates(home(), named)) {
        std::error_code error;
        // Two names may lead to one folder.
        const auto real = fs::canonical(candidate, error);
        if (error || !fs::is_directory(real, error)) continue;
        if (std::find(folders.begin(), folders.end(), real) == folders.end()) folders.push_back(real);
    }
    return folders;
}

std::vector<app::PictureFile> SystemFolders::newest_pictures(std::size_t limit) const {
    return newest_pictures_in(picture_folders(), limit, kMaxEntries);
}

bool SystemFolders::on_removable_disk(const fs::path& path) const {
    const auto mounts = read_small_file("/proc/self/mountinfo", kMaxMountInfoBytes);
    const auto mount = mount_of(mounts.value_or(""), nearest_existing(path));
    if (!mount) return false;
    if (is_removable_device("/sys", mount->device)) return true;
    // Filesystems of user space and some others show no device number of a disk, but name the disk.
    struct stat info {};
    if (!mount->source.starts_with("/dev/") || ::stat(mount->source.c_str(), &info) != 0 || !S_ISBLK(info.st_mode))
        return false;
    return is_removable_device("/sys", fmt::format("{}:{}", major(info.st_rdev), minor(info.st_rdev)));
}

bool SystemFolders::on_read_only_disk(const fs::path& path) const {
    struct statvfs info {};
    return ::statvfs(nearest_existing(path).c_str(), &info) == 0 && (info.f_flag & ST_RDONLY) != 0;
}

}  // namespace recoup::platform::inline files
