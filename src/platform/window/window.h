// The window: GLFW, its OpenGL context, and what people do to it as a ui::FrameInput. Main thread, except wake().
// At most one exists. Must not know: views, the model.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "platform/clipboard/text_clipboard.h"
#include "platform/window/activation.h"
#include "platform/window/composition_guard.h"
#include "platform/window/input_method.h"
#include "platform/window/input_queue.h"
#include "platform/window/window_place.h"
#include "ui/frame/input.h"

struct GLFWwindow;
struct GLFWcursor;

namespace recoup::platform::inline window {

struct WindowOptions {
    std::string title = "Recoup";
    WindowPlace place;
    // At scale 1, as WindowPlace counts; smaller where the monitor is.
    int min_width = 720;
    int min_height = 480;
};

struct WindowFailure {
    enum class Kind { no_display, no_opengl };
    Kind kind;
    std::string detail;  // GLFW's words, in English
};

struct IconImage {
    int side_px;
    const std::uint8_t* rgba;  // rows from the top, not premultiplied; copied
};

class Window {
  public:
    // The window is made with its context current, and stays hidden until the first present().
    static tl::expected<std::unique_ptr<Window>, WindowFailure> open(const WindowOptions& options);
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    // Handle what has happened; wait() sleeps until something does, a wake() or the time. True if a frame is called
    // for: anything but the time running out and the system's small talk.
    bool poll();
    bool wait();
    bool wait(double timeout_s);
    // From any thread, as long as the window exists.
    void wake();
    // Where moving and resizing keep the three above from returning, this is called meanwhile when it is to be drawn.
    void on_redraw(std::function<void()> draw) { redraw_ = std::move(draw); }

    // What the next frame can bear of all that was done, the mouse given to Dear ImGui. Draw another one at once if
    // has_more_input().
    ui::FrameInput take_input();
    bool has_more_input() const { return !queue_.empty(); }

    // A plain key has acted as a shortcut. With an input method its letter arrives only after that frame, and must not
    // land in the field that the shortcut has opened.
    void forget_text_of_last_key();

    // Shows what was drawn, and the window itself the first time.
    void present();

    bool should_close() const;
    // After a request to close that was declined.
    void keep_open();
    void close();

    bool is_minimised() const;
    bool is_focused() const;
    // Physical pixels.
    ImVec2 size_px() const;
    // Physical pixels for one design pixel.
    float scale() const;
    // For the next start.
    WindowPlace place() const;

    void set_title(const std::string& title);
    // On the window's button in the taskbar, where the system has a place for it; 0: none.
    void set_taskbar_count(int count);
    // The system's part of it, like what is drawn.
    void set_dark(bool dark);
    void set_icon(std::span<const IconImage> images);
    void request_attention();
    // To the front, out of the taskbar if need be; where it was another start that the person made, by its token.
    void come_forward(const std::string& token = {});
    void set_cursor(ImGuiMouseCursor cursor);
    // Of the frame just drawn. While no field has the keyboard letters are shortcuts, and the input method gets no key.
    void set_caret(const std::optional<ui::FieldCaret>& caret);
    TextClipboard& clipboard() { return clipboard_; }

  private:
    struct Callbacks;
    static constexpr int kCursorShapes = 6;

    Window(GLFWwindow* window, const WindowOptions& options);
    bool handle(const std::function<void()>& events);
    bool take_activity();
    void remember_place();
    double units_per_design_pixel() const;
    void add_key(const ui::KeyChord& chord);
    void add_text(char32_t c);

    GLFWwindow* window_;
    std::unique_ptr<Activation> activation_;
    TextClipboard clipboard_;
    WindowPlace place_;
    bool shown_ = false;

    std::atomic<bool> active_ = true;
    bool handling_ = false;  // events, just now
    std::function<void()> redraw_;
    InputQueue queue_;
    ui::FrameInput input_;  // the rest of what comes
    bool writing_ = false;  // a field has the keyboard
    std::unique_ptr<InputMethod> input_method_;
    CompositionGuard guard_;  // where the input method does not say which keys it takes
    bool drop_next_letter_ = false;
    double last_input_s_ = 0;
    double presented_s_ = 0;

    GLFWcursor* cursors_[kCursorShapes] = {};
    ImGuiMouseCursor cursor_ = ImGuiMouseCursor_Arrow;
    bool dark_ = false;
};

}  // namespace recoup::platform::inline window
