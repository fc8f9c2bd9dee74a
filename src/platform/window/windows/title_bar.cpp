#include "platform/window/title_bar.h"

#define GLFW_EXPOSE_NATIVE_WIN32
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <dwmapi.h>

namespace recoup::platform::inline window {

void set_title_bar(GLFWwindow* window, bool dark) {
    constexpr DWORD kUseImmersiveDarkMode = 20;  // since Windows 10 2004; others refuse it
    const BOOL wanted = dark ? TRUE : FALSE;
    ::DwmSetWindowAttribute(glfwGetWin32Window(window), kUseImmersiveDarkMode, &wanted, sizeof wanted);
}

bool dragging_holds_events() {
    return true;
}

}  // namespace recoup::platform::inline window
