// The input methods of X11 and of Wayland, on the connection of GLFW's window. Main thread; as system_input_method()
// says.
#pragma once

#include "platform/window/input_method.h"

namespace recoup::platform::inline window {

std::unique_ptr<InputMethod> x11_input_method(InputMethodEvents events);
std::unique_ptr<InputMethod> wayland_input_method(InputMethodEvents events);

}  // namespace recoup::platform::inline window
