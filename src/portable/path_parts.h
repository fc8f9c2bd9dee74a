// The parts of a path as people write it: UTF-8, with what divides folders on this system. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace recoup::portable {

enum class Paths { posix, windows };
#ifdef _WIN32
inline constexpr Paths kPaths = Paths::windows;
#else
inline constexpr Paths kPaths = Paths::posix;
#endif

// What is put between folders; Windows takes a slash as well.
constexpr char separator(Paths paths = kPaths) {
    return paths == Paths::windows ? '\\' : '/';
}

constexpr bool is_separator(char c, Paths paths = kPaths) {
    return c == '/' || c == separator(paths);
}

// Where the last one stands, `until` and all behind it left out; npos without one.
constexpr std::size_t last_separator(std::string_view path, std::size_t until = std::string_view::npos,
                                     Paths paths = kPaths) {
    return path.substr(0, until).find_last_of(paths == Paths::windows ? "/\\" : "/");
}

// From the root of a disk, or of another computer: "/a", "C:\a", "\\server\a".
constexpr bool is_absolute(std::string_view path, Paths paths = kPaths) {
    if (paths == Paths::posix) return path.starts_with('/');
    const auto letter = path.empty() ? '\0' : path.front();
    const bool drive = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    if (drive && path.size() > 2 && path[1] == ':') return is_separator(path[2], paths);
    return path.size() > 2 && is_separator(path[0], paths) && is_separator(path[1], paths);
}

// "/home/li/a" of "file:///home/li/a", and "C:/a" of "file:///C:/a": what stands behind the scheme, decoded.
constexpr std::string_view without_url_root(std::string_view path, Paths paths = kPaths) {
    const bool rooted = path.starts_with('/') && is_absolute(path.substr(1), paths);
    return paths == Paths::windows && rooted ? path.substr(1) : path;
}

}  // namespace recoup::portable
