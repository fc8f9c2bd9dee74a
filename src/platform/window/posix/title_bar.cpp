#include "platform/window/title_bar.h"

namespace recoup::platform::inline window {

void set_title_bar(GLFWwindow*, bool) {}

bool dragging_holds_events() {
    return false;
}

}  // namespace recoup::platform::inline window
