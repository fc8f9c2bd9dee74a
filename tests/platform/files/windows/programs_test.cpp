#include "platform/files/programs.h"

#include <doctest/doctest.h>
#include <windows.h>
// after it
#include <shellapi.h>

#include <filesystem>
#include <fstream>

#include "platform/files/windows/command_line.h"
#include "platform/files/windows/win32.h"
#include "support/temp_folder.h"

using namespace recoup::platform;

namespace {

std::vector<std::string> read_by_windows(const std::string& line) {
    int count = 0;
    wchar_t** words = ::CommandLineToArgvW(wide(line).c_str(), &count);
    std::vector<std::string> read;
    for (int i = 0; i < count; ++i) read.push_back(narrow(words[i]));
    ::LocalFree(words);
    return read;
}

}  // namespace

TEST_CASE("words come out of a command line as they went in") {
    const std::vector<std::string> words = {R"(C:\Program Files\张三\recoup.exe)",
                                            "",
                                            "a b",
                                            R"(say "hi")",
                                            R"(ends with \)",
                                            R"(two \\)",
                                            R"(\"quoted\")",
                                            R"(\\server\share\)",
                                            "tab\there",
                                            "100% ^& |",
                                            "🧾"};
    CHECK(read_by_windows(command_line(words)) == words);
}

TEST_CASE("a program is waited for, and gives its exit code") {
    CHECK(run_and_wait({"cmd", "/c", "exit 7"}) == 7);
    CHECK(run_and_wait({"no-such-program-of-ours"}) == -1);
}

TEST_CASE("no program is taken from the folder that one happens to be in") {
    const TempFolder temp;
    std::filesystem::copy_file(own_program(), temp.path() / "stranger.exe");
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(temp.path());
    CHECK(run_and_wait({"stranger", "--version"}) == -1);
    std::filesystem::current_path(before);
}

TEST_CASE("the program knows its own file") {
    CHECK(own_program().is_absolute());
    CHECK(std::filesystem::exists(own_program()));
}
