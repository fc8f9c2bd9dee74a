#include <mach-o/dyld.h>

#include <cstring>

#include "platform/files/programs.h"

namespace recoup::platform::inline files {

std::filesystem::path own_program() {
    std::uint32_t size = 0;
    ::_NSGetExecutablePath(nullptr, &size);
    std::string path(size, '\0');
    if (::_NSGetExecutablePath(path.data(), &size) != 0) return {};
    path.resize(std::strlen(path.c_str()));
    std::error_code error;
    const auto real = std::filesystem::canonical(std::filesystem::path(path), error);
    return error ? std::filesystem::path() : real;
}

}  // namespace recoup::platform::inline files
