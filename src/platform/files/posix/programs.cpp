#include "platform/files/programs.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <optional>
#include <thread>

#include "platform/files/posix/unique_fd.h"

extern char** environ;  // POSIX leaves it to the program to say so

namespace recoup::platform::inline files {
namespace {

constexpr int kOfFailedWrites[] = {SIGXFSZ, SIGPIPE};

// Programs that we start get those signals as they expect them.
std::optional<pid_t> spawn(std::vector<std::string>& arguments, short flags, int input = -1) {
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_RDWR, 0);
    if (input >= 0) posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t as_usual;
    sigemptyset(&as_usual);
    for (const int signal : kOfFailedWrites) sigaddset(&as_usual, signal);
    posix_spawnattr_setsigdefault(&attributes, &as_usual);
    posix_spawnattr_setflags(&attributes, static_cast<short>(flags | POSIX_SPAWN_SETSIGDEF));
    pid_t pid = -1;
    const int failed = ::posix_spawnp(&pid, argv[0], &actions, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? std::optional(pid) : std::nullopt;
}

int wait_for(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Until all is taken or nobody reads any more.
void feed(int fd, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto done = ::write(fd, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return;
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
}

}  // namespace

int run_and_wait(std::vector<std::string> arguments) {
    const auto pid = spawn(arguments, 0);
    return pid ? wait_for(*pid) : -1;
}

int run_with_input(std::vector<std::string> arguments, std::span<const std::byte> input) {
    int ends[2];
    if (::pipe(ends) != 0) return -1;
    const UniqueFd read_end(ends[0]);
    UniqueFd write_end(ends[1]);
    for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
    const auto pid = spawn(arguments, 0, read_end.get());
    if (!pid) return -1;
    feed(write_end.get(), input);
    write_end.close();
    return wait_for(*pid);
}

bool start_detached(std::vector<std::string> arguments) {
    const auto pid = spawn(arguments, POSIX_SPAWN_SETSID);
    if (!pid) return false;
    std::thread([pid = *pid] { wait_for(pid); }).detach();  // else it stays behind as a zombie
    return true;
}

bool output_is_terminal() {
    return ::isatty(STDOUT_FILENO) == 1;
}

void join_console() {}

void survive_failed_writes() {
    for (const int signal : kOfFailedWrites) std::signal(signal, SIG_IGN);
}

}  // namespace recoup::platform::inline files
