#include "platform/files/system_folders.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <algorithm>
#include <cstdlib>

#include "platform/files/linux/disks.h"
#include "platform/files/linux/user_dirs.h"
#include "platform/files/posix/home_folders.h"
#include "platform/files/read_file.h"

namespace recoup::platform::inline files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxConfigBytes = 64 * 1024;
constexpr std::size_t kMaxMountInfoBytes = 4 << 20;

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

}  // namespace

fs::path SystemFolders::data() const {
    return folder_of_environment("XDG_DATA_HOME", home() / ".local/share") / "recoup";
}

fs::path SystemFolders::settings() const {
    return folder_of_environment("XDG_CONFIG_HOME", home() / ".config") / "recoup";
}

std::vector<fs::path> SystemFolders::picture_folders() const {
    const auto config = folder_of_environment("XDG_CONFIG_HOME", home() / ".config") / "user-dirs.dirs";
    const auto named = parse_user_dirs(read_small_file(config, kMaxConfigBytes).value_or(""), home());
    return those_that_exist(picture_candidates(home(), named));
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

}  // namespace recoup::platform::inline files
