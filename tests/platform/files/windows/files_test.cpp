#include "platform/files/files.h"

#include <doctest/doctest.h>
#include <windows.h>

#include <fstream>
#include <iterator>

#include "platform/files/name_text.h"
#include "platform/files/read_file.h"
#include "support/temp_folder.h"

using namespace recoup::platform;
namespace fs = std::filesystem;

namespace {

struct Written {
    TempFolder temp;
    SystemFiles files;
    fs::path path = temp.path() / L"期限.ics";

    std::error_code write(const fs::path& to, std::string_view text) {
        return files.replace_file(to, std::as_bytes(std::span(text)));
    }
    static void put(const fs::path& at, const std::string& text) { std::ofstream(at, std::ios::binary) << text; }
    static std::string read(const fs::path& at) {
        std::ifstream in(at, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::ptrdiff_t count() const { return std::distance(fs::directory_iterator(temp.path()), {}); }
};

const std::vector<std::uint8_t> kBytes = {'p', 'r', 'o', 'o', 'f', 0, 255};

}  // namespace

TEST_CASE_FIXTURE(Written, "folders are made with their parents, names in any script") {
    const auto folder = temp.path() / L"张三" / L"🧾";
    REQUIRE_FALSE(files.make_folder(folder));
    CHECK(fs::is_directory(folder));
    CHECK_FALSE(files.make_folder(folder));
    put(temp.path() / "file", "x");
    CHECK(files.make_folder(temp.path() / "file" / "below"));
}

TEST_CASE_FIXTURE(Written, "a new file never takes the place of another") {
    const auto first = files.write_new_file(temp.path(), "聊天.webp", kBytes);
    const auto second = files.write_new_file(temp.path(), "聊天.webp", {});
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->filename() == L"聊天.webp");
    CHECK(second->filename() == L"聊天 (2).webp");
    CHECK(read(*first) == std::string(kBytes.begin(), kBytes.end()));
    CHECK(count() == 2);
}

TEST_CASE_FIXTURE(Written, "names that Windows keeps for devices, and its signs, are avoided") {
    for (const auto* hint : {"CON", "nul.txt", "com1", "a:b", "x. ", "..\\..\\y"}) {
        const auto written = files.write_new_file(temp.path(), hint, kBytes);
        REQUIRE_MESSAGE(written, hint);
        CHECK(written->parent_path() == temp.path());
        CHECK_MESSAGE(fs::is_regular_file(*written), hint);
    }
    CHECK(count() == 6);
}

TEST_CASE_FIXTURE(Written, "a file is replaced whole, and keeps what its owner set") {
    REQUIRE_FALSE(write(path, "new"));
    CHECK(read(path) == "new");
    ::SetFileAttributesW(path.c_str(), FILE_ATTRIBUTE_HIDDEN);
    REQUIRE_FALSE(write(path, "newer"));
    CHECK(read(path) == "newer");
    CHECK(count() == 1);
}

TEST_CASE_FIXTURE(Written, "what may not be written over stays, and nothing is left beside it") {
    put(path, "old");
    ::SetFileAttributesW(path.c_str(), FILE_ATTRIBUTE_READONLY);
    // For root Wine lets nothing be read only.
    if (!std::ofstream(path, std::ios::app)) {
        CHECK(write(path, "new") == std::errc::permission_denied);
        CHECK(read(path) == "old");
    }
    ::SetFileAttributesW(path.c_str(), FILE_ATTRIBUTE_NORMAL);
    CHECK(write(temp.path(), "new") == std::errc::is_a_directory);
    CHECK(write(temp.path() / "none" / "x", "new") == std::errc::no_such_file_or_directory);
    CHECK(count() == 1);
}

TEST_CASE_FIXTURE(Written, "a device is written straight") {
    CHECK_FALSE(write("NUL", "gone"));
    CHECK(count() == 0);
}

TEST_CASE_FIXTURE(Written, "small files are read whole, larger ones and folders are not") {
    put(path, "12345");
    CHECK(read_small_file(path, 5) == "12345");
    CHECK_FALSE(read_small_file(path, 4));
    CHECK_FALSE(read_small_file(temp.path(), 4096));
    CHECK_FALSE(read_small_file(temp.path() / "none", 4096));
}

TEST_CASE_FIXTURE(Written, "names are text, in archives of Chinese systems as well") {
    CHECK(files.name_of(path) == "期限.ics");
    CHECK(name_text("期限") == "期限");
    constexpr UINT kGb18030 = 54936;
    if (::IsValidCodePage(kGb18030) != FALSE) CHECK(name_text("\xD6\xD0\xCE\xC4") == "中文");
    CHECK(name_text("\xFF") == "\xFF");
}
