#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "platform/files/programs.h"
#include "portable/path_text.h"
#include "support/temp_folder.h"

using namespace recoup;
namespace fs = std::filesystem;

namespace {

// The starter, and beside it, in the place of the program, the shell of Windows.
struct Started {
    TempFolder temp;
    fs::path folder = temp.path() / L"张三 & co";
    std::string starter = portable::utf8(folder / "recoup.com");

    Started() {
        fs::create_directory(folder);
        fs::copy_file(platform::own_program().parent_path() / "../../recoup.com", folder / "recoup.com");
    }
    void put_program() const { fs::copy_file(R"(C:\windows\system32\cmd.exe)", folder / "recoup.exe"); }
};

}  // namespace

TEST_CASE_FIXTURE(Started,
                  "the starter gives the words to the program beside it, waits, and gives its exit code back") {
    put_program();
    CHECK(platform::run_and_wait({starter, "/c", "exit", "7"}) == 7);
    const auto written = folder / "a b.txt";
    CHECK(platform::run_and_wait({starter, "/c", "mkdir", portable::utf8(written)}) == 0);
    CHECK(fs::is_directory(written));
}

TEST_CASE_FIXTURE(Started, "without the program beside it the starter fails") {
    CHECK(platform::run_and_wait({starter, "/c", "exit", "0"}) == 1);
}
