#include "platform/files/system_folders.h"

#include <sys/mount.h>
#include <sys/param.h>

#include "platform/files/posix/home_folders.h"

namespace recoup::platform::inline files {
namespace {

namespace fs = std::filesystem;

// One folder for data and settings, as the system's other programs have.
fs::path own_folder(const fs::path& home) {
    return home / "Library/Application Support/Recoup";
}

}  // namespace

fs::path SystemFolders::data() const {
    return own_folder(home());
}

fs::path SystemFolders::settings() const {
    return own_folder(home());
}

// The folders are called so on the disk in every language. Screenshots land on the desktop unless somebody chose.
std::vector<fs::path> SystemFolders::picture_folders() const {
    const auto at = home();
    return those_that_exist({at / "Desktop", at / "Pictures/Screenshots", at / "Pictures", at / "Downloads"});
}

std::vector<fs::path> SystemFolders::arrival_folders() const {
    const auto at = home();
    return those_that_exist({at / "Pictures/Screenshots", at / "Desktop"});
}

bool SystemFolders::on_removable_disk(const fs::path& path) const {
    struct statfs info {};
    return ::statfs(nearest_existing(path).c_str(), &info) == 0 && (info.f_flags & MNT_REMOVABLE) != 0;
}

}  // namespace recoup::platform::inline files
