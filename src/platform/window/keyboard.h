// GLFW's keys as the program's. Main thread, after glfwInit().
#pragma once

#include <optional>

#include "platform/window/composition_guard.h"
#include "ui/frame/input.h"

namespace recoup::platform::inline window {

// Letters and signs by the user's layout (Ctrl+Z is where Z is printed) unless that has no Latin letters; nothing for a
// key the program has no name for. `mods` as GLFW gives them, locks included.
std::optional<ui::Key> key_of(int glfw_key, int scancode, int mods);

KeyRole role_of(int glfw_key, int mods);

}  // namespace recoup::platform::inline window
