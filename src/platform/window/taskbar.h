// The window's button in the list of windows. Main thread.
#pragma once

struct GLFWwindow;

namespace recoup::platform::inline window {

// A number on it, none for 0, where the system has a place for one (Windows).
void set_taskbar_count(GLFWwindow* window, int count);

}  // namespace recoup::platform::inline window
