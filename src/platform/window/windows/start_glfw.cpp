#include "platform/window/start_glfw.h"

#include <GLFW/glfw3.h>

namespace recoup::platform::inline window {

bool start_glfw() {
    return glfwInit() == GLFW_TRUE;
}

}  // namespace recoup::platform::inline window
