// What tests ask of the system that not every system has. Where there is none of it, a test says so by kPosix.
#pragma once

#include <filesystem>

#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace recoup::test {

#ifdef _WIN32

// Modes, pipes with names, links that anybody may make.
inline constexpr bool kPosix = false;

inline bool may_do_everything() {
    return true;
}
inline bool make_pipe(const std::filesystem::path&) {
    return false;
}

#else

inline constexpr bool kPosix = true;

inline bool may_do_everything() {
    return ::geteuid() == 0;
}
inline bool make_pipe(const std::filesystem::path& path) {
    return ::mkfifo(path.c_str(), S_IRUSR | S_IWUSR) == 0;
}

#endif

// As copy_file() with overwrite_existing, which the library for Windows does not have.
inline void copy_over(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (!kPosix) std::filesystem::remove(to);
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
}

}  // namespace recoup::test
