#include "platform/window/display_watch.h"

#include <unistd.h>

#include <cerrno>
#include <thread>
#include <utility>

#include "platform/borrowed/linux/glfw_stand_in.h"
#include "platform/borrowed/linux/wayland_client.h"
#include "platform/borrowed/linux/xlib.h"

namespace recoup::platform::inline window {
namespace {

constexpr int kWithoutDisplay = 1;

// The handler gets nothing of ours.
std::function<void()> on_lost;
std::thread::id window_thread;

[[noreturn]] void end() {
    if (const auto lost = std::exchange(on_lost, nullptr)) lost();
    ::_exit(kWithoutDisplay);  // what ends a window in good order would ask the display
}

int x11_lost(Display*) {
    end();
}

int flush_wayland(wl_display* display);
int dispatch_wayland(wl_display* display);
const StandIn<int(wl_display*)> kFlush{"wl_display_flush", flush_wayland};
const StandIn<int(wl_display*)> kDispatch{"wl_display_dispatch_pending", dispatch_wayland};

// GLFW calls both before it waits, and would call the second for ever. Who only wakes the window calls the first.
int flush_wayland(wl_display* display) {
    const int written = kFlush.real()(display);
    const bool lost = written < 0 && errno != EAGAIN;
    if (lost && std::this_thread::get_id() == window_thread) end();
    return written;
}

int dispatch_wayland(wl_display* display) {
    const int handled = kDispatch.real()(display);
    if (handled < 0) end();
    return handled;
}

}  // namespace

DisplayWatch::DisplayWatch(std::function<void()> lost) {
    on_lost = std::move(lost);
    window_thread = std::this_thread::get_id();
    if (xlib() != nullptr) xlib()->XSetIOErrorHandler(x11_lost);
}

DisplayWatch::~DisplayWatch() {
    if (xlib() != nullptr) xlib()->XSetIOErrorHandler(nullptr);
    on_lost = nullptr;
    window_thread = {};
}

}  // namespace recoup::platform::inline window
