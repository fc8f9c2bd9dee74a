#include "portable/path_parts.h"

#include <doctest/doctest.h>

using namespace recoup::portable;

TEST_CASE("a slash divides folders everywhere, and a backslash on Windows as well") {
    CHECK(last_separator("/home/li/a.png", std::string_view::npos, Paths::posix) == 8);
    CHECK(last_separator("C:\\Users/张三\\a.png", std::string_view::npos, Paths::windows) == 15);
    CHECK(last_separator("/home/a\\b", std::string_view::npos, Paths::posix) == 5);
    CHECK(last_separator("a.png", std::string_view::npos, Paths::windows) == std::string_view::npos);
}

TEST_CASE("the last separator is looked for before a place") {
    CHECK(last_separator("/home/li/", 8, Paths::posix) == 5);
}

TEST_CASE("a path is absolute from a root, a drive or another computer") {
    CHECK(is_absolute("/a", Paths::posix));
    CHECK_FALSE(is_absolute("C:\\a", Paths::posix));
    CHECK(is_absolute("C:\\a", Paths::windows));
    CHECK(is_absolute("d:/a", Paths::windows));
    CHECK(is_absolute("\\\\server\\a", Paths::windows));
    for (const auto* relative : {"", "a", "C:", "C:a", "\\a", "/a", "1:\\a"})
        CHECK_FALSE(is_absolute(relative, Paths::windows));
}

TEST_CASE("the path of a file URL loses the slash before a drive") {
    CHECK(without_url_root("/C:/a", Paths::windows) == "C:/a");
    CHECK(without_url_root("/home/li", Paths::posix) == "/home/li");
    CHECK(without_url_root("/C:/a", Paths::posix) == "/C:/a");
}
