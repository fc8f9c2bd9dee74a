#include "platform/window/display_watch.h"

#include <unistd.h>

#include <utility>

#include "platform/borrowed/linux/xlib.h"

namespace recoup::platform::inline window {
namespace {

constexpr int kWithoutDisplay = 1;

// The handler gets nothing of ours.
std::function<void()> on_lost;

int end(Display*) {
    if (const auto lost = std::exchange(on_lost, nullptr)) lost();
    ::_exit(kWithoutDisplay);  // what ends a window in good order would ask the display
}

}  // namespace

DisplayWatch::DisplayWatch(std::function<void()> lost) {
    on_lost = std::move(lost);
    if (xlib() != nullptr) xlib()->XSetIOErrorHandler(end);
}

DisplayWatch::~DisplayWatch() {
    if (xlib() != nullptr) xlib()->XSetIOErrorHandler(nullptr);
    on_lost = nullptr;
}

}  // namespace recoup::platform::inline window
