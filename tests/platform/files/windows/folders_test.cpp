#include "platform/files/system_folders.h"

#include <doctest/doctest.h>
#include <windows.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <mutex>

#include "platform/files/file_watch.h"
#include "platform/files/preferences.h"
#include "platform/files/programs.h"
#include "support/temp_folder.h"

using namespace recoup::platform;
namespace fs = std::filesystem;

namespace {

struct Marker {
    fs::path path = own_program().parent_path() / "portable.txt";
    Marker() { std::ofstream(path) << ""; }
    ~Marker() { fs::remove(path); }
};

void put(const fs::path& at, const std::string& text) {
    std::ofstream(at, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("data and settings lie in the person's folders") {
    const SystemFolders folders;
    for (const auto& folder : {folders.data(), folders.settings()}) {
        CHECK(folder.filename() == "Recoup");
        CHECK(folder.is_absolute());
        CHECK(folder.native().starts_with(folders.home().native()));
    }
    CHECK(folders.data() != folders.settings());
}

TEST_CASE("beside a portable.txt the program keeps everything with itself") {
    const Marker marker;
    const SystemFolders folders;
    CHECK(folders.data() == own_program().parent_path() / "data");
    CHECK(folders.settings() == own_program().parent_path() / "settings");
}

TEST_CASE("the newest pictures come first; what is hidden or empty is left out") {
    const TempFolder temp;
    const auto below = temp.path() / L"截图";
    fs::create_directory(below);
    put(temp.path() / "old.png", "1");
    put(below / L"新.JPG", "22");
    put(temp.path() / "hidden.png", "1");
    put(temp.path() / "empty.png", "");
    put(temp.path() / "text.txt", "1");
    ::SetFileAttributesW((temp.path() / "hidden.png").c_str(), FILE_ATTRIBUTE_HIDDEN);
    const auto now = fs::file_time_type::clock::now();
    fs::last_write_time(temp.path() / "old.png", now - std::chrono::hours(1));
    fs::last_write_time(below / L"新.JPG", now);
    const auto found = newest_pictures_in({temp.path()}, 10, 100);
    REQUIRE(found.size() == 2);
    CHECK(found[0].path == below / L"新.JPG");
    CHECK(found[0].bytes == 2);
    CHECK(found[1].path == temp.path() / "old.png");
    const auto age = std::chrono::system_clock::now() - found[0].modified;
    CHECK(age < std::chrono::hours(1));
    CHECK(newest_pictures_in({temp.path()}, 1, 100).size() == 1);
}

TEST_CASE("what came by WeChat is among the pictures") {
    const SystemFolders folders;
    const auto account = folders.home() / "Documents" / "xwechat_files" / "wxid_of_a_test";
    const auto month = account / "msg" / "file" / "2026-11";
    fs::create_directories(month);
    put(month / L"付款.png", "1");
    const auto found = folders.newest_pictures(100);
    CHECK(std::ranges::any_of(found, [](const auto& each) { return each.path.filename() == L"付款.png"; }));
    fs::remove_all(account);
    std::error_code ignored;
    fs::remove(account.parent_path(), ignored);
}

TEST_CASE("the disk that one works on can be written and stays") {
    const TempFolder temp;
    const SystemFolders folders;
    CHECK_FALSE(folders.on_read_only_disk(temp.path() / "not" / "there"));
    CHECK_FALSE(folders.on_removable_disk(temp.path()));
}

TEST_CASE("a file's change is told, and so is what comes beside it under a longer name") {
    const TempFolder temp;
    const auto path = temp.path() / L"退款.recoup";
    put(path, "1");
    std::mutex mutex;
    std::condition_variable told;
    int count = 0;
    SystemFileWatches watches;
    const auto watch = watches.watch(path, [&] {
        const std::lock_guard lock(mutex);
        ++count;
        told.notify_all();
    });
    for (const auto& written : {path, temp.path() / L"退款.recoup-journal"}) {
        std::unique_lock lock(mutex);
        const int before = count;
        put(written, "22");
        told.wait(lock, [&] { return count > before; });
        CHECK(count > before);
    }
}

TEST_CASE("the person's language and region have a name") {
    CHECK(locale_name().find('-') == 2);
}
