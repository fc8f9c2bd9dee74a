#include <GLFW/glfw3.h>

#include <utility>

#include "platform/window/linux/input_methods.h"

namespace recoup::platform::inline window {

std::unique_ptr<InputMethod> system_input_method(InputMethodEvents events) {
    const bool wayland = glfwGetPlatform() == GLFW_PLATFORM_WAYLAND;
    return (wayland ? wayland_input_method : x11_input_method)(std::move(events));
}

}  // namespace recoup::platform::inline window
