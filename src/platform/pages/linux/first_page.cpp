#include "platform/pages/first_page.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>

#include "platform/files/posix/unique_fd.h"
#include "portable/path_text.h"

namespace recoup::platform::inline pages {
namespace {

using Clock = std::chrono::steady_clock;

// In memory, at its beginning: a pipe could block both sides.
UniqueFd in_memory(std::span<const std::uint8_t> bytes) {
    UniqueFd file(::memfd_create("document", MFD_CLOEXEC));
    while (file && !bytes.empty()) {
        const auto written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return UniqueFd();
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    if (file && ::lseek(file.get(), 0, SEEK_SET) != 0) return UniqueFd();
    return file;
}

struct Start {
    const char* program;
    char* const* arguments;
    char* const* environment;
    int in, out, trouble;
    rlim_t memory_bytes, time_s;
};

void limit(int resource, rlim_t most) {
    const rlimit limits{most, most};
    ::setrlimit(static_cast<__rlimit_resource_t>(resource), &limits);
}

// In the child, between fork and exec: only what is safe while other threads of the parent hold locks.
[[noreturn]] void become(const Start& start) {
    ::setpgid(0, 0);
    limit(RLIMIT_AS, start.memory_bytes);
    limit(RLIMIT_CPU, start.time_s);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    for (const int signal : {SIGPIPE, SIGXFSZ}) ::signal(signal, SIG_DFL);
    const bool placed = ::dup2(start.in, 0) == 0 && ::dup2(start.out, 1) == 1 && ::dup2(start.trouble, 2) == 2;
    if (placed) ::execve(start.program, start.arguments, start.environment);
    ::_exit(127);
}

// What the program writes until it ends; nothing when it writes too much or takes too long.
std::optional<std::vector<std::uint8_t>> read_all(int fd, const PageLimits& limits) {
    const auto deadline = Clock::now() + limits.time;
    std::vector<std::uint8_t> all;
    std::array<std::uint8_t, 64 * 1024> piece;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return std::nullopt;
        pollfd waiting{fd, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(left));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return std::nullopt;
        const auto count = ::read(fd, piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::nullopt;
        if (count == 0) return all;
        if (all.size() + static_cast<std::size_t>(count) > limits.picture_bytes) return std::nullopt;
        all.insert(all.end(), piece.data(), piece.data() + count);
    }
}

// It and what it may have started are gone afterwards.
bool ended_well(pid_t child, bool hurry) {
    if (hurry) ::kill(-child, SIGKILL), ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return false;
    ::kill(-child, SIGKILL);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::optional<std::filesystem::path> page_drawer() {
    const char* path = std::getenv("PATH");
    std::string_view rest = path ? path : "/usr/bin:/bin";
    while (!rest.empty()) {
        const auto folder = rest.substr(0, rest.find(':'));
        rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
        const auto program = std::filesystem::path(folder) / "pdftoppm";
        if (program.is_absolute() && ::access(program.c_str(), X_OK) == 0) return program;
    }
    return std::nullopt;
}

std::optional<std::vector<std::uint8_t>> first_page(const std::filesystem::path& drawer,
                                                    std::span<const std::uint8_t> pdf, const PageLimits& limits) {
    const auto in = in_memory(pdf);
    const UniqueFd trouble(::open("/dev/null", O_RDWR | O_CLOEXEC));
    std::array<int, 2> pipe{};
    if (!in || !trouble || ::pipe2(pipe.data(), O_CLOEXEC) != 0) return std::nullopt;
    const UniqueFd ours(pipe[0]);
    UniqueFd theirs(pipe[1]);
    const std::string program = portable::utf8(drawer);
    std::array<std::string, 9> words = {"pdftoppm", "-png", "-f", "1", "-l", "1", "-scale-to", "1600", "-"};
    std::array<char*, words.size() + 1> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
    std::array<std::string, 2> settings = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"};
    const std::array<char*, 3> environment{settings[0].data(), settings[1].data(), nullptr};
    const Start start{program.c_str(), arguments.data(), environment.data(),  in.get(),
                      theirs.get(),    trouble.get(),    limits.memory_bytes, static_cast<rlim_t>(limits.time.count())};
    const pid_t child = ::fork();
    if (child < 0) return std::nullopt;
    if (child == 0) become(start);
    theirs = UniqueFd();
    auto picture = read_all(ours.get(), limits);
    const bool well = ended_well(child, !picture);
    if (!well || !picture || picture->empty()) return std::nullopt;
    return picture;
}

}  // namespace recoup::platform::inline pages
