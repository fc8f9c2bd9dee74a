// The frame that the system draws around the window. Main thread.
#pragma once

struct GLFWwindow;

namespace recoup::platform::inline window {

// Dark beside a dark program, where the system lets programs say so (Windows).
void set_title_bar(GLFWwindow* window, bool dark);

// Whether whoever moves or resizes the window by it keeps GLFW from returning meanwhile (Windows).
bool dragging_holds_events();

}  // namespace recoup::platform::inline window
