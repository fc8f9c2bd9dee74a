#include "platform/files/programs.h"

namespace recoup::platform::inline files {

std::filesystem::path own_program() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error);
}

}  // namespace recoup::platform::inline files
