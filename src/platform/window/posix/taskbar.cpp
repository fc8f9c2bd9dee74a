#include "platform/window/taskbar.h"

namespace recoup::platform::inline window {

void set_taskbar_count(GLFWwindow*, int) {}

}  // namespace recoup::platform::inline window
