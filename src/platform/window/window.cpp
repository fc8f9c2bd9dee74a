#include "platform/window/window.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "platform/window/start_glfw.h"
#include "platform/window/taskbar.h"
#include "platform/window/title_bar.h"
#include "platform/window/window_callbacks.h"
#include "ui/frame/imgui_compat.h"

namespace recoup::platform::inline window {
namespace {

struct ContextVersion {
    int major, minor, profile;
};

constexpr double kFrame_s = 1.0 / 60;

// 3.3 for one-byte textures; the others for old drivers, where Textures does without.
constexpr ContextVersion kContexts[] = {
    {3, 3, GLFW_OPENGL_CORE_PROFILE}, {3, 2, GLFW_OPENGL_CORE_PROFILE}, {3, 0, GLFW_OPENGL_ANY_PROFILE}};

std::string last_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text != nullptr ? text : "";
}

bool on_wayland() {
    return glfwGetPlatform() == GLFW_PLATFORM_WAYLAND;
}

std::vector<Rect> work_areas() {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    std::vector<Rect> areas(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < areas.size(); ++i)
        glfwGetMonitorWorkarea(monitors[i], &areas[i].x, &areas[i].y, &areas[i].width, &areas[i].height);
    // There it tells pixels of the monitor, and of its scale only a whole number: without one that is exact, none is
    // known.
    for (std::size_t i = 0; on_wayland() && i < areas.size(); ++i) {
        float scale = 1;
        glfwGetMonitorContentScale(monitors[i], &scale, nullptr);
        if (scale > 1) areas[i] = {};
    }
    std::erase_if(areas, [](const Rect& area) { return area.width <= 0 || area.height <= 0; });
    return areas;
}

void set_hints(const WindowPlace& place) {
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHint(GLFW_MAXIMIZED, place.maximized ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    // Flat drawing into one buffer needs none of these, and each costs memory by the pixel.
    for (const int buffer : {GLFW_DEPTH_BITS, GLFW_STENCIL_BITS, GLFW_ALPHA_BITS, GLFW_SAMPLES})
        glfwWindowHint(buffer, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "recoup");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "recoup");
    glfwWindowHintString(GLFW_WAYLAND_APP_ID, "recoup");
}

GLFWwindow* create(const std::string& title, const WindowPlace& place) {
    for (const auto& context : kContexts) {
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, context.major);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, context.minor);
        glfwWindowHint(GLFW_OPENGL_PROFILE, context.profile);
        if (context.profile == GLFW_OPENGL_ANY_PROFILE) glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_FALSE);
        if (auto* window = glfwCreateWindow(place.width, place.height, title.c_str(), nullptr, nullptr)) return window;
    }
    return nullptr;
}

int standard_cursor(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_TextInput:
            return GLFW_IBEAM_CURSOR;
        case ImGuiMouseCursor_Hand:
            return GLFW_HAND_CURSOR;
        case ImGuiMouseCursor_ResizeEW:
            return GLFW_HRESIZE_CURSOR;
        case ImGuiMouseCursor_ResizeNS:
            return GLFW_VRESIZE_CURSOR;
        case ImGuiMouseCursor_ResizeAll:
            return GLFW_CROSSHAIR_CURSOR;
        default:
            return GLFW_ARROW_CURSOR;
    }
}

}  // namespace

tl::expected<std::unique_ptr<Window>, WindowFailure> Window::open(const WindowOptions& options) {
    using Kind = WindowFailure::Kind;
    if (!start_glfw()) return tl::unexpected(WindowFailure{Kind::no_display, last_error()});
    WindowOptions fitted = options;
    fitted.place = fit_to_monitors(options.place, work_areas());
    set_hints(fitted.place);
    auto* window = create(options.title, fitted.place);
    if (window == nullptr) {
        const auto detail = last_error();
        glfwTerminate();
        return tl::unexpected(WindowFailure{Kind::no_opengl, detail});
    }
    return std::unique_ptr<Window>(new Window(window, fitted));
}

Window::Window(GLFWwindow* window, const WindowOptions& options)
    : window_(window),
      activation_(system_activation(window)),
      clipboard_(window),
      place_(options.place),
      input_method_(system_input_method({.key = [this](const ui::KeyChord& chord) { add_key(chord); },
                                         .text = [this](char32_t c) { add_text(c); },
                                         .changed = [this] { active_ = true; },
                                         .keys_wait = [this] { return queue_.keys_wait(); }})) {
    // Before it is shown: window managers take a position as the user's wish only then.
    if (place_.position && !on_wayland()) glfwSetWindowPos(window_, place_.position->x, place_.position->y);
    const auto scaled = [unit = units_per_design_pixel()](int side) {
        return static_cast<int>(std::lround(side * unit));
    };
    glfwSetWindowSizeLimits(window_, std::min(scaled(options.min_width), place_.width),
                            std::min(scaled(options.min_height), place_.height), GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwSetWindowUserPointer(window_, this);
    Callbacks::install(window_);
    glfwMakeContextCurrent(window_);
    // Where nobody looks at the window Wayland would let a frame wait for ever, and everything else with it.
    glfwSwapInterval(on_wayland() ? 0 : 1);
}

Window::~Window() {
    input_method_.reset();  // both speak on the window's connection
    activation_.reset();
    glfwDestroyWindow(window_);
    // Also frees the cursors.
    glfwTerminate();
}

bool Window::poll() {
    // The screen's pace is ours to keep there.
    const double early_s = on_wayland() ? presented_s_ + kFrame_s - glfwGetTime() : 0;
    return handle([early_s] { early_s > 0 ? glfwWaitEventsTimeout(early_s) : glfwPollEvents(); });
}

bool Window::wait() {
    return handle([] { glfwWaitEvents(); });
}

bool Window::wait(double timeout_s) {
    if (timeout_s <= 0) return poll();
    return handle([timeout_s] { glfwWaitEventsTimeout(timeout_s); });
}

bool Window::handle(const std::function<void()>& events) {
    handling_ = true;
    events();
    handling_ = false;
    return take_activity();
}

void Window::wake() {
    active_ = true;
    glfwPostEmptyEvent();
}

bool Window::take_activity() {
    return active_.exchange(false);
}

ui::FrameInput Window::take_input() {
    auto portion = queue_.take(writing_);
    for (const auto& event : portion.mouse) ui::give_mouse(event);
    input_.text = std::move(portion.text);
    input_.chords = std::move(portion.chords);
    const auto is_down = [this](int key) { return glfwGetKey(window_, key) == GLFW_PRESS; };
    input_.time_s = glfwGetTime();
    input_.delta_s = static_cast<float>(input_.time_s - last_input_s_);
    last_input_s_ = input_.time_s;
    input_.scale = scale();
    input_.display_px = size_px();
    input_.focused = is_focused();
    input_.composition = input_method_->composition();
    input_.ctrl_down = is_down(GLFW_KEY_LEFT_CONTROL) || is_down(GLFW_KEY_RIGHT_CONTROL);
    input_.shift_down = is_down(GLFW_KEY_LEFT_SHIFT) || is_down(GLFW_KEY_RIGHT_SHIFT);
    input_.space_down = is_down(GLFW_KEY_SPACE);
    return std::exchange(input_, {});
}

void Window::add_text(char32_t c) {
    active_ = true;
    queue_.type(c);
}

void Window::add_key(const ui::KeyChord& chord) {
    active_ = true;
    queue_.press(chord);
}

void Window::set_caret(const std::optional<ui::FieldCaret>& caret) {
    writing_ = caret.has_value();
    input_method_->set_caret(caret);
}

// Others were pressed since if any wait.
void Window::forget_text_of_last_key() {
    drop_next_letter_ = queue_.empty() && guard_.awaits_text();
}

void Window::present() {
    const bool first = !std::exchange(shown_, true);
    if (first) glfwShowWindow(window_);
    glfwSwapBuffers(window_);
    if (first && activation_) activation_->shown();
    presented_s_ = glfwGetTime();
}

bool Window::should_close() const {
    return glfwWindowShouldClose(window_) == GLFW_TRUE;
}

void Window::keep_open() {
    glfwSetWindowShouldClose(window_, GLFW_FALSE);
}

void Window::close() {
    glfwSetWindowShouldClose(window_, GLFW_TRUE);
}

bool Window::is_minimised() const {
    const auto size = size_px();
    return glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE || size.x < 1 || size.y < 1;
}

bool Window::is_focused() const {
    return glfwGetWindowAttrib(window_, GLFW_FOCUSED) == GLFW_TRUE;
}

ImVec2 Window::size_px() const {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    return {static_cast<float>(width), static_cast<float>(height)};
}

// Screen coordinates are pixels on most systems; on Wayland and macOS a window of any scale has as many.
double Window::units_per_design_pixel() const {
    int width = 0, height = 0;
    glfwGetWindowSize(window_, &width, &height);
    const double width_px = size_px().x;
    return width_px > 0 ? double{scale()} * width / width_px : 1;
}

float Window::scale() const {
    float x = 1, y = 1;
    glfwGetWindowContentScale(window_, &x, &y);
    return x > 0 ? x : 1;
}

// The place to come back to is the one before it was maximised or minimised.
void Window::remember_place() {
    const auto is = [this](int attribute) { return glfwGetWindowAttrib(window_, attribute) == GLFW_TRUE; };
    if (!shown_ || is(GLFW_MAXIMIZED) || is(GLFW_ICONIFIED)) return;
    glfwGetWindowSize(window_, &place_.width, &place_.height);
    if (on_wayland()) return;  // tells nobody where a window is
    WindowPlace::Position position;
    glfwGetWindowPos(window_, &position.x, &position.y);
    place_.position = position;
}

WindowPlace Window::place() const {
    auto place = place_;
    place.maximized = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
    return place;
}

void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(window_, title.c_str());
}

void Window::set_dark(bool dark) {
    if (dark != dark_) set_title_bar(window_, dark);
    dark_ = dark;
}

void Window::set_taskbar_count(int count) {
    window::set_taskbar_count(window_, count);
}

void Window::set_icon(std::span<const IconImage> images) {
    std::vector<GLFWimage> copies;
    // GLFW only reads the pixels.
    for (const auto& image : images)
        copies.push_back({image.side_px, image.side_px, const_cast<std::uint8_t*>(image.rgba)});
    glfwSetWindowIcon(window_, static_cast<int>(copies.size()), copies.data());
}

void Window::come_forward(const std::string& token) {
    if (glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE) glfwRestoreWindow(window_);
    if (token.empty() || !activation_ || !activation_->bring_forward(token)) glfwFocusWindow(window_);
}

void Window::request_attention() {
    if (!is_focused()) glfwRequestWindowAttention(window_);
}

void Window::set_cursor(ImGuiMouseCursor cursor) {
    if (cursor == cursor_) return;
    cursor_ = cursor;
    const int shape = standard_cursor(cursor);
    auto& made = cursors_[shape - GLFW_ARROW_CURSOR];
    if (made == nullptr) made = glfwCreateStandardCursor(shape);
    glfwSetCursor(window_, made);
}

}  // namespace recoup::platform::inline window
