#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <thread>

#include "bench/bench.h"

namespace recoup::bench {
namespace {

constexpr double kPatienceMs = 60'000;

// A program that is ended with the scope.
class Program {
  public:
    explicit Program(std::vector<std::string> arguments) {
        std::vector<char*> argv;
        for (auto& argument : arguments) argv.push_back(argument.data());
        argv.push_back(nullptr);
        if (::posix_spawnp(&pid_, argv[0], nullptr, nullptr, argv.data(), environ) != 0)
            throw std::runtime_error("cannot start " + arguments[0]);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() {
        if (ended_) return;
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
    }
    pid_t pid() const { return pid_; }
    bool has_ended() {
        ended_ = ended_ || ::waitpid(pid_, nullptr, WNOHANG) == pid_;
        return ended_;
    }

  private:
    pid_t pid_ = -1;
    bool ended_ = false;
};

// The display, and which windows appear on it.
class Screen {
  public:
    Screen() : display_(::XOpenDisplay(nullptr), ::XCloseDisplay) {
        if (!display_) throw std::runtime_error("no display");
        const Window root = DefaultRootWindow(display_.get());
        ::XSetWindowBackground(display_.get(), root, 0);  // black, which no first frame is
        ::XClearWindow(display_.get(), root);
        ::XSelectInput(display_.get(), root, SubstructureNotifyMask);
        ::XSync(display_.get(), False);
    }

    Window wait_for_window(Program& program) {
        const auto until = wall_ms() + kPatienceMs;
        while (wall_ms() < until && !program.has_ended()) {
            pollfd ready{ConnectionNumber(display_.get()), POLLIN, 0};
            if (::XPending(display_.get()) == 0 && ::poll(&ready, 1, 200) <= 0) continue;
            while (::XPending(display_.get()) > 0) {
                XEvent event;
                ::XNextEvent(display_.get(), &event);
                if (event.type == MapNotify && !event.xmap.override_redirect) return event.xmap.window;
            }
        }
        throw std::runtime_error("the program showed no window");
    }

    // Until something stands in the lower middle of the window: frames appear whole.
    void wait_for_frame(Window window) {
        XWindowAttributes shape;
        ::XGetWindowAttributes(display_.get(), window, &shape);
        for (const auto until = wall_ms() + kPatienceMs; wall_ms() < until;) {
            XImage* image =
                ::XGetImage(display_.get(), window, shape.width / 2, shape.height - 9, 1, 1, AllPlanes, ZPixmap);
            const bool drawn = image != nullptr && (XGetPixel(image, 0, 0) & 0xFFFFFFu) != 0;
            if (image != nullptr) XDestroyImage(image);
            if (drawn) return;
            std::this_thread::sleep_for(std::chrono::microseconds(500));
        }
        throw std::runtime_error("the program drew no frame");
    }

    // As a window manager does it.
    void minimise(Window window) {
        const Atom state = ::XInternAtom(display_.get(), "WM_STATE", False);
        const long values[] = {IconicState, 0};
        ::XUnmapWindow(display_.get(), window);
        ::XChangeProperty(display_.get(), window, state, state, 32, PropModeReplace,
                          reinterpret_cast<const unsigned char*>(values), 2);
        ::XSync(display_.get(), False);
    }

  private:
    std::unique_ptr<Display, int (*)(Display*)> display_;
};

struct Usage {
    double cpu_ms = 0;
    long wakeups = 0;  // times that a thread gave up the processor by itself, and so was woken
};

// All threads of a process, to the nanosecond; the counts in /proc/PID/stat are of whole ticks.
Usage usage_of(pid_t pid) {
    Usage usage;
    for (const auto& thread : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task")) {
        double running_ns = 0;
        std::ifstream(thread.path() / "schedstat") >> running_ns;
        usage.cpu_ms += running_ns / 1e6;
        std::ifstream status(thread.path() / "status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("voluntary_ctxt_switches:")) usage.wakeups += std::stol(line.substr(24));
    }
    return usage;
}

Json watch(pid_t pid, int watched_s) {
    const auto before = usage_of(pid);
    std::this_thread::sleep_for(std::chrono::seconds(watched_s));
    const auto after = usage_of(pid);
    return {{"cpu_percent", (after.cpu_ms - before.cpu_ms) / (watched_s * 1e3) * 100},
            {"wakeups", after.wakeups - before.wakeups}};
}

}  // namespace

Json first_frame(const std::vector<std::string>& program) {
    Screen screen;
    const auto start = wall_ms();
    Program running(program);
    screen.wait_for_frame(screen.wait_for_window(running));
    return {{"wall_ms", wall_ms() - start}};
}

Json at_rest(const std::vector<std::string>& program, int settle_s, int watched_s) {
    Screen screen;
    Program running(program);
    const auto window = screen.wait_for_window(running);
    std::this_thread::sleep_for(std::chrono::seconds(settle_s));
    const auto shown = watch(running.pid(), watched_s);
    screen.minimise(window);
    std::this_thread::sleep_for(std::chrono::seconds(settle_s));
    return {{"shown", shown}, {"minimised", watch(running.pid(), watched_s)}, {"watched_s", watched_s}};
}

}  // namespace recoup::bench
