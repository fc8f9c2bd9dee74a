#include "platform/files/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "platform/files/posix/unique_fd.h"

namespace recoup::platform::inline files {

std::optional<std::string> read_small_file(const std::filesystem::path& path, std::size_t max_bytes) {
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat info {};
    if (!file || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
    // Files under /proc and /sys give no true size, so read until the end.
    std::string text;
    char buffer[4096];
    for (;;) {
        const auto count = ::read(file.get(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::nullopt;
        if (count == 0) return text;
        if (text.size() + static_cast<std::size_t>(count) > max_bytes) return std::nullopt;
        text.append(buffer, static_cast<std::size_t>(count));
    }
}

}  // namespace recoup::platform::inline files
