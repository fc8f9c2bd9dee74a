#include "platform/window/end_watch.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <utility>

namespace recoup::platform::inline window {
namespace {

constexpr std::array kEnds{SIGTERM, SIGHUP, SIGINT};
constexpr char kEnded = 'e';
constexpr char kOver = 'o';

// A signal handler can reach nothing else.
std::array<int, 2> pipe_ends{-1, -1};

void tell(char what) {
    const int kept = errno;
    static_cast<void>(!::write(pipe_ends[1], &what, 1));
    errno = kept;
}

void handle(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART | SA_RESETHAND;
    for (const int signal : kEnds) ::sigaction(signal, &action, nullptr);
}

void wait_and_tell(const std::function<void()>& ended) {
    char what = 0;
    while (::read(pipe_ends[0], &what, 1) < 0 && errno == EINTR) continue;
    if (what == kEnded) ended();
}

}  // namespace

EndWatch::EndWatch(std::function<void()> ended) {
    if (::pipe(pipe_ends.data()) != 0) return;
    for (const int end : pipe_ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
    thread_ = std::thread([ended = std::move(ended)] { wait_and_tell(ended); });
    handle([](int) { tell(kEnded); });
}

EndWatch::~EndWatch() {
    if (!thread_.joinable()) return;
    handle(SIG_DFL);
    tell(kOver);
    thread_.join();
    for (int& end : pipe_ends) ::close(std::exchange(end, -1));
}

}  // namespace recoup::platform::inline window
