// Tells that the connection to the display is gone, after which libX11 lets no program go on, and on Wayland no window
// is left. Where windows have neither it never does.
#pragma once

#include <functional>

namespace recoup::platform::inline window {

// One at a time in a program.
class DisplayWatch {
  public:
    // `lost` is called from the thread of the window, inside of a call to it; the program ends when it returns.
    explicit DisplayWatch(std::function<void()> lost);
    DisplayWatch(const DisplayWatch&) = delete;
    DisplayWatch& operator=(const DisplayWatch&) = delete;
    ~DisplayWatch();
};

}  // namespace recoup::platform::inline window
