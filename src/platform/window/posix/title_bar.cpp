#include "platform/window/title_bar.h"

namespace recoup::platform::inline window {

void set_title_bar(GLFWwindow*, bool) {}

}  // namespace recoup::platform::inline window
