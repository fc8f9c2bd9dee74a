#include "platform/files/system_folders.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <algorithm>
#include <cstdlib>

#include "platform/files/linux/arrivals.h"
#include "platform/files/linux/disks.h"
#include "platform/files/linux/user_dirs.h"
#include "platform/files/posix/home_folders.h"
#include "platform/files/read_file.h"

namespace recoup::platform::inline files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxConfigBytes = 64 * 1024;
constexpr std::size_t kMaxMountInfoBytes = 4 << 20;
constexpr std::size_t kMaxFolderNames = 50;

using Named = std::map<std::string, fs::path>;

// A folder by its name on this desktop and the usual ones.
std::vector<fs::path> by_name(const fs::path& home, const Named& named, const std::string& key,
                              std::initializer_list<const char*> usual) {
    std::vector<fs::path> folders;
    if (const auto found = named.find(key); found != named.end()) folders.push_back(found->second);
    for (const auto* name : usual) folders.push_back(home / name);
    return folders;
}

std::vector<fs::path> screenshot_candidates(const fs::path& home, const Named& named,
                                            const std::vector<fs::path>& pictures) {
    auto folders = by_name(home, named, "SCREENSHOTS", {});
    for (const auto& parent : pictures)
        for (const auto* name : {"Screenshots", "截图", "屏幕截图"}) folders.push_back(parent / name);
    folders.push_back(home / "Screenshots");
    return folders;
}

std::vector<fs::path> picture_candidates(const fs::path& home, Named named) {
    const auto pictures = by_name(home, named, "PICTURES", {"Pictures", "图片"});
    auto folders = screenshot_candidates(home, named, pictures);
    folders.insert(folders.end(), pictures.begin(), pictures.end());
    for (const auto* name : {"DESKTOP", "DOWNLOAD"})
        if (named.contains(name)) folders.push_back(named[name]);
    for (const auto* name : {"Desktop", "桌面", "Downloads", "下载"}) folders.push_back(home / name);
    return folders;
}

Named named_folders(const fs::path& home) {
    const auto config = folder_of_environment("XDG_CONFIG_HOME", home / ".config") / "user-dirs.dirs";
    return parse_user_dirs(read_small_file(config, kMaxConfigBytes).value_or(""), home);
}

// What lies directly in a folder, as far as it is worth looking.
std::vector<fs::path> folders_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    fs::directory_iterator entries(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && entries != fs::directory_iterator() && found.size() < kMaxFolderNames; entries.increment(error))
        if (entries->is_directory(error)) found.push_back(entries->path());
    return found;
}

// Where WeChat keeps what was sent to each of the person's accounts.
std::vector<fs::path> wechat_folders(const fs::path& home, const Named& named) {
    std::vector<fs::path> folders;
    auto places = by_name(home, named, "DOCUMENTS", {"Documents", "文档"});
    places.push_back(home);
    for (const auto& place : places)
        for (const auto& account : folders_in(place / "xwechat_files")) folders.push_back(account / "msg/file");
    return folders;
}

std::vector<fs::path> phone_folders(const fs::path& home) {
    const auto config = folder_of_environment("XDG_CONFIG_HOME", home / ".config");
    const auto state = folder_of_environment("XDG_STATE_HOME", home / ".local/state");
    std::vector<fs::path> folders;
    const auto take = [&](std::vector<fs::path> more) { folders.insert(folders.end(), more.begin(), more.end()); };
    for (const auto& device : folders_in(config / "kdeconnect"))
        take(kde_connect_folders(read_small_file(device / "kdeconnect_share/config", kMaxConfigBytes).value_or("")));
    for (const auto& place : {state, config})
        take(syncthing_folders(read_small_file(place / "syncthing/config.xml", kMaxConfigBytes).value_or(""), home));
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
    return those_that_exist(picture_candidates(home(), named_folders(home())));
}

std::vector<fs::path> SystemFolders::arrival_folders() const {
    const auto at = home();
    const auto named = named_folders(at);
    auto folders = screenshot_candidates(at, named, by_name(at, named, "PICTURES", {"Pictures", "图片"}));
    for (const auto& more : {wechat_folders(at, named), phone_folders(at)})
        folders.insert(folders.end(), more.begin(), more.end());
    return those_that_exist(folders);
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
