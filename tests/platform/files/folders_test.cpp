#include <doctest/doctest.h>

#include <condition_variable>
#include <fstream>
#include <mutex>

#include "platform/files/file_watch.h"
#include "platform/files/linux/arrivals.h"
#include "platform/files/linux/disks.h"
#include "platform/files/linux/toolkit_settings.h"
#include "platform/files/linux/user_dirs.h"
#include "platform/files/posix/home_folders.h"
#include "platform/files/preferences.h"
#include "platform/files/system_folders.h"
#include "support/environment.h"
#include "support/temp_folder.h"

using namespace recoup;
using namespace recoup::platform;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

void put_picture(const fs::path& file, int minutes_ago) {
    put(file, "x");
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::minutes(minutes_ago));
}

std::vector<std::string> names(const std::vector<app::PictureFile>& files) {
    std::vector<std::string> out;
    for (const auto& file : files) out.push_back(file.path.filename().string());
    return out;
}

}  // namespace

TEST_CASE("data and settings follow XDG, relative values aside") {
    const TempFolder home;
    const Environment home_is("HOME", home.path().c_str());
    {
        const Environment data("XDG_DATA_HOME", "/elsewhere"), config("XDG_CONFIG_HOME", "/config");
        CHECK(SystemFolders().data() == "/elsewhere/recoup");
        CHECK(SystemFolders().settings() == "/config/recoup");
    }
    const Environment data("XDG_DATA_HOME", "relative"), config("XDG_CONFIG_HOME", nullptr);
    CHECK(SystemFolders().data() == home.path() / ".local/share/recoup");
    CHECK(SystemFolders().settings() == home.path() / ".config/recoup");
}

TEST_CASE("the user's own folder names are read, escapes and disabled ones included") {
    const auto folders = parse_user_dirs(
        "# comment\nXDG_PICTURES_DIR=\"$HOME/图片\"\nXDG_DESKTOP_DIR=\"$HOME/\"\nXDG_DOWNLOAD_DIR=\"/mnt/a\\\"b\"\n"
        "XDG_MUSIC_DIR=\"relative\"\nXDG_X_DIR=\"\nXDG_VIDEOS_DIR=\"$HOMEx/y\"\n",
        "/home/li");
    CHECK(folders == std::map<std::string, fs::path>{{"PICTURES", "/home/li/图片"}, {"DOWNLOAD", "/mnt/a\"b"}});
}

TEST_CASE("pictures are found in the usual folders, newest first, each once") {
    const TempFolder home;
    const Environment home_is("HOME", home.path().c_str()), config("XDG_CONFIG_HOME", nullptr);
    put(home.path() / ".config/user-dirs.dirs", "XDG_PICTURES_DIR=\"$HOME/我的图\"\n");
    put_picture(home.path() / "我的图/Screenshots/b.PNG", 2);
    put_picture(home.path() / "我的图/old.jpeg", 50);
    put_picture(home.path() / "Downloads/a.webp", 1);
    put_picture(home.path() / "Desktop/c.jpg", 3);
    put_picture(home.path() / "Desktop/notes.txt", 0);
    put_picture(home.path() / "Desktop/.hidden.png", 0);
    put_picture(home.path() / "Desktop/one/two/deep.png", 0);
    put_picture(home.path() / "Documents/elsewhere.png", 0);
    fs::create_symlink(home.path() / "Documents/elsewhere.png", home.path() / "Desktop/link.png");
    fs::create_symlink(home.path() / "我的图", home.path() / "Pictures");
    std::ofstream(home.path() / "Desktop/empty.png").flush();
    const auto found = SystemFolders().newest_pictures(10);
    CHECK(names(found) == std::vector<std::string>{"a.webp", "b.PNG", "c.jpg", "old.jpeg"});
    CHECK(found[0].bytes == 1);
    CHECK(names(SystemFolders().newest_pictures(2)) == std::vector<std::string>{"a.webp", "b.PNG"});
    CHECK(SystemFolders().picture_folders().front() == home.path() / "我的图/Screenshots");
}

TEST_CASE("a folder with very many entries is read in part") {
    const TempFolder folder;
    for (int i = 0; i < 50; ++i) put(folder.path() / (std::to_string(i) + ".png"), "x");
    CHECK(newest_pictures_in({folder.path()}, 100, 20).size() == 20);
    CHECK(newest_pictures_in({folder.path() / "missing"}, 100, 20).empty());
}

TEST_CASE("the mount of a path is the innermost, the later of two on one point") {
    const std::string_view mounts =
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "30 21 8:17 / /media/li/MY\\040STICK rw,nosuid shared:1 - vfat /dev/sdb1 rw\n"
        "31 21 0:44 / /mnt rw - tmpfs tmpfs rw\n"
        "32 31 0:45 / /mnt rw - fuseblk /dev/sdc1 rw\n"
        "broken line\n";
    CHECK(mount_of(mounts, "/home/li")->device == "8:1");
    CHECK(mount_of(mounts, "/media/li/MY STICK/a")->source == "/dev/sdb1");
    CHECK(mount_of(mounts, "/media/li/MY STICKER")->device == "8:1");
    CHECK(mount_of(mounts, "/mnt")->source == "/dev/sdc1");
    CHECK_FALSE(mount_of("", "/"));
}

TEST_CASE("a disk is removable if the kernel says so, if it hangs on USB, or if what it lies on does") {
    const TempFolder sys;
    const auto block = sys.path() / "dev/block";
    fs::create_directories(block);
    const auto add = [&](const char* number, const char* folder) {
        fs::create_directories(sys.path() / folder);
        fs::create_directory_symlink(sys.path() / folder, block / number);
    };
    add("8:1", "devices/pci0/sda/sda1");
    put(sys.path() / "devices/pci0/sda/removable", "0\n");
    add("179:1", "devices/mmc/mmcblk0/mmcblk0p1");
    put(sys.path() / "devices/mmc/mmcblk0/removable", "1\n");
    add("8:33", "devices/pci0/usb2/2-1/sdc/sdc1");
    add("253:0", "devices/virtual/block/dm-0");
    fs::create_directories(sys.path() / "devices/virtual/block/dm-0/slaves");
    CHECK_FALSE(is_removable_device(sys.path(), "8:1"));
    CHECK(is_removable_device(sys.path(), "179:1"));
    CHECK(is_removable_device(sys.path(), "8:33"));
    CHECK_FALSE(is_removable_device(sys.path(), "253:0"));
    fs::create_directory_symlink(block / "8:33", sys.path() / "devices/virtual/block/dm-0/slaves/sdc1");
    CHECK(is_removable_device(sys.path(), "253:0"));
    CHECK_FALSE(is_removable_device(sys.path(), "9:9"));
}

TEST_CASE("a path that does not exist yet lies where its parent does") {
    const TempFolder folder;
    CHECK(nearest_existing(folder.path() / "a/b/c") == fs::canonical(folder.path()));
    CHECK_FALSE(SystemFolders().on_read_only_disk(folder.path() / "new.recoup"));
    // In many containers /sys is mounted so.
    if (::access("/sys/kernel", W_OK) != 0 && errno == EROFS) CHECK(SystemFolders().on_read_only_disk("/sys/kernel/x"));
}

TEST_CASE("dark and Chinese are told by the environment") {
    const TempFolder home;
    const Environment home_is("HOME", home.path().c_str()), config("XDG_CONFIG_HOME", nullptr);
    {
        const Environment theme("GTK_THEME", "Adwaita:dark");
        CHECK(desktop_prefers_dark());
    }
    const Environment theme("GTK_THEME", nullptr);
    CHECK_FALSE(desktop_prefers_dark());
    put(home.path() / ".config/gtk-3.0/settings.ini", "[Settings]\ngtk-application-prefer-dark-theme = true\n");
    CHECK(desktop_prefers_dark());
    CHECK(gtk_settings_prefer_dark("gtk-theme-name=Yaru-Dark"));
    CHECK_FALSE(gtk_settings_prefer_dark("gtk-application-prefer-dark-theme=0"));
    CHECK_FALSE(desktop_wants_stillness());
    put(home.path() / ".config/gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations = 0\n");
    CHECK(desktop_wants_stillness());
    CHECK_FALSE(gtk_settings_want_stillness("gtk-enable-animations=1"));
    CHECK(kde_settings_want_stillness("[KDE]\nAnimationDurationFactor=0\n"));
    CHECK_FALSE(kde_settings_want_stillness("[KDE]\nAnimationDurationFactor=0.5\n"));
    CHECK_FALSE(kde_settings_want_stillness(""));
    const Environment all("LC_ALL", nullptr), messages("LC_MESSAGES", "zh_CN.UTF-8"), lang("LANG", "en_US.UTF-8");
    CHECK(locale_is_chinese());
    const Environment none("LC_MESSAGES", "");
    CHECK_FALSE(locale_is_chinese());
}

TEST_CASE("folders into which screenshots come by themselves are those that exist") {
    const TempFolder home;
    const Environment home_is("HOME", home.path().c_str()), config("XDG_CONFIG_HOME", nullptr),
        state("XDG_STATE_HOME", nullptr);
    CHECK(SystemFolders().arrival_folders().empty());
    const auto phone = home.path() / "手机", sync = home.path() / "Sync";
    const auto wechat = home.path() / "文档/xwechat_files/wxid_1/msg/file";
    for (const auto& folder : {home.path() / "图片/截图", wechat, phone, sync}) fs::create_directories(folder);
    put(home.path() / ".config/kdeconnect/abc/kdeconnect_share/config", "[General]\nincoming_path=" + phone.string());
    put(home.path() / ".local/state/syncthing/config.xml",
        "<configuration><folder id=\"x\" label=\"\" path=\"~/Sync\" type=\"sendreceive\"></folder>"
        "<folder id=\"y\" path=\"/nowhere/at all\"></folder><folder id=\"z\"");
    CHECK(SystemFolders().arrival_folders() == those_that_exist({home.path() / "图片/截图", wechat, phone, sync}));
}

TEST_CASE("settings of other programs that are no settings name no folder") {
    CHECK(kde_connect_folders("incoming_path=relative\nincoming_path").empty());
    CHECK(syncthing_folders("<folder path=\"<folder  path=\"x\"", "/home/li").empty());
    CHECK(syncthing_folders("<folder  path=\"/a/../b\">", "/home/li") == std::vector<fs::path>{"/b"});
}

TEST_CASE("a folder that is watched tells of whole files in it, below it and in folders that come later") {
    const TempFolder temp;
    fs::create_directory(temp.path() / "2026-10");
    std::mutex mutex;
    std::condition_variable told;
    int calls = 0;
    SystemFileWatches watches;
    const auto watch = watches.watch_folder(temp.path(), [&] {
        const std::lock_guard lock(mutex);
        ++calls;
        told.notify_one();
    });
    const auto wait_for_call = [&] {
        std::unique_lock lock(mutex);
        const bool called = told.wait_for(lock, std::chrono::seconds(60), [&] { return calls > 0; });
        calls = 0;
        return called;
    };
    put(temp.path() / "a.png", "x");
    CHECK(wait_for_call());
    put(temp.path() / "2026-10/b.png", "x");
    CHECK(wait_for_call());
    fs::create_directory(temp.path() / "2026-11");
    CHECK(wait_for_call());
    put(temp.path() / "2026-11/c.png", "x");
    CHECK(wait_for_call());
}
