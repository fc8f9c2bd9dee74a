#include "platform/window/start_glfw.h"

#include <GLFW/glfw3.h>

#include <cstdlib>
#include <string_view>

#include "platform/borrowed/linux/system_library.h"

namespace recoup::platform::inline window {
namespace {

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

// GNOME leaves title bars to programs, and GLFW has good ones from libdecor only.
bool has_title_bars() {
    const bool gnome = variable("XDG_CURRENT_DESKTOP").find("GNOME") != std::string_view::npos;
    return !gnome || open_library("libdecor-0.so.0") != nullptr;
}

// Asked for one that was never there, libwayland would complain on the terminal.
bool wants_wayland() {
    if (variable("WAYLAND_DISPLAY").empty() && variable("WAYLAND_SOCKET").empty()) return false;
    return variable("DISPLAY").empty() || has_title_bars();
}

bool start_on(int display) {
    glfwInitHint(GLFW_PLATFORM, display);
    return glfwInit() == GLFW_TRUE;
}

}  // namespace

bool start_glfw() {
    return (wants_wayland() && start_on(GLFW_ANY_PLATFORM)) || start_on(GLFW_PLATFORM_X11);
}

}  // namespace recoup::platform::inline window
