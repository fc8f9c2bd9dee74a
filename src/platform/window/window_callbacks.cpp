#include "platform/window/window_callbacks.h"

#include <GLFW/glfw3.h>

#include <utility>

#include "platform/window/keyboard.h"
#include "platform/window/title_bar.h"

namespace recoup::platform::inline window {

Window& Window::Callbacks::of(GLFWwindow* window) {
    auto& self = *static_cast<Window*>(glfwGetWindowUserPointer(window));
    self.active_ = true;
    return self;
}

void Window::Callbacks::install(GLFWwindow* window) {
    glfwSetInputMode(window, GLFW_LOCK_KEY_MODS, GLFW_TRUE);
    glfwSetKeyCallback(window, key);
    glfwSetCharCallback(window, text);
    glfwSetCursorPosCallback(window, move);
    glfwSetCursorEnterCallback(window, enter);
    glfwSetMouseButtonCallback(window, button);
    glfwSetScrollCallback(window, scroll);
    glfwSetDropCallback(window, drop);
    glfwSetWindowFocusCallback(window, focus);
    glfwSetWindowPosCallback(window, placed);
    glfwSetWindowSizeCallback(window, placed);
    glfwSetWindowIconifyCallback(window, changed);
    glfwSetWindowMaximizeCallback(window, changed);
    glfwSetWindowRefreshCallback(window, refresh);
    glfwSetWindowCloseCallback(window, redraw);
    glfwSetWindowContentScaleCallback(window, rescaled);
}

void Window::Callbacks::key(GLFWwindow* window, int key, int scancode, int action, int mods) {
    if (action == GLFW_RELEASE) return;
    auto& self = of(window);
    const auto owner = self.input_method_->owner_of_key();
    if (owner == InputMethod::Owner::unknown && !self.guard_.press(role_of(key, mods))) return;
    const auto meaning = key_of(key, scancode, mods);
    if (!meaning) return;
    ui::KeyChord chord;
    chord.key = *meaning;
    chord.ctrl = (mods & GLFW_MOD_CONTROL) != 0;
    chord.shift = (mods & GLFW_MOD_SHIFT) != 0;
    chord.alt = (mods & GLFW_MOD_ALT) != 0;
    chord.super = (mods & GLFW_MOD_SUPER) != 0;
    chord.repeat = action == GLFW_REPEAT;
    if (owner == InputMethod::Owner::input_method) {
        self.input_method_->hold(chord);
    } else {
        self.add_key(chord);
    }
}

void Window::Callbacks::text(GLFWwindow* window, unsigned int c) {
    auto& self = of(window);
    self.guard_.text();
    // What an input method has composed meanwhile is no plain letter, and is kept.
    if (std::exchange(self.drop_next_letter_, false) && c < 0x80) return;
    self.queue_.type(static_cast<char32_t>(c));
}

ImVec2 Window::Callbacks::to_pixels(GLFWwindow* window, double x, double y) {
    // The same on most systems; on macOS a point of the window is several pixels.
    int width = 0, height = 0, width_px = 0, height_px = 0;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &width_px, &height_px);
    if (width <= 0 || height <= 0) return {0, 0};
    return {static_cast<float>(x * width_px / width), static_cast<float>(y * height_px / height)};
}

void Window::Callbacks::move(GLFWwindow* window, double x, double y) {
    of(window).queue_.point(ui::MouseEvent::move(to_pixels(window, x, y)));
}

void Window::Callbacks::enter(GLFWwindow* window, int entered) {
    auto& self = of(window);
    for (int i = 0; i <= GLFW_MOUSE_BUTTON_MIDDLE; ++i)
        // A drag goes on outside.
        if (glfwGetMouseButton(window, i) == GLFW_PRESS) return;
    if (entered == GLFW_FALSE) self.queue_.point(ui::MouseEvent::leave());
}

void Window::Callbacks::button(GLFWwindow* window, int button, int action, int) {
    auto& self = of(window);
    if (button <= GLFW_MOUSE_BUTTON_MIDDLE) self.queue_.point(ui::MouseEvent::button(button, action == GLFW_PRESS));
}

void Window::Callbacks::scroll(GLFWwindow* window, double x, double y) {
    of(window).queue_.point(ui::MouseEvent::wheel(static_cast<float>(x), static_cast<float>(y)));
}

void Window::Callbacks::drop(GLFWwindow* window, int count, const char** paths) {
    auto& self = of(window);
    self.input_.dropped_files.insert(self.input_.dropped_files.end(), paths, paths + count);
    double x = 0, y = 0;
    glfwGetCursorPos(window, &x, &y);
    self.input_.drop_at = to_pixels(window, x, y);
}

// GLFW itself reports keys and buttons that are down as released when the focus goes.
void Window::Callbacks::focus(GLFWwindow* window, int) {
    auto& self = of(window);
    self.guard_.reset();
    self.drop_next_letter_ = false;
}

void Window::Callbacks::placed(GLFWwindow* window, int, int) {
    of(window).remember_place();
}

void Window::Callbacks::changed(GLFWwindow* window, int) {
    of(window);
}

void Window::Callbacks::refresh(GLFWwindow* window) {
    auto& self = of(window);
    if (self.handling_ && self.redraw_ && dragging_holds_events()) self.redraw_();
}

void Window::Callbacks::redraw(GLFWwindow* window) {
    of(window);
}

void Window::Callbacks::rescaled(GLFWwindow* window, float, float) {
    of(window);
}

}  // namespace recoup::platform::inline window
