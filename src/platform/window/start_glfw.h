// GLFW on the display that is there. Main thread, before all else of GLFW.
#pragma once

namespace recoup::platform::inline window {

// False if there is none; then GLFW has kept the reason.
bool start_glfw();

}  // namespace recoup::platform::inline window
