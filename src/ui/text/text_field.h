// Text entry of one or several lines: mouse, keys, clipboard, own undo. Main thread.
// Keys come from FrameInput and those that were used are taken out of it, so that no shortcut fires as well; Dear ImGui
// never sees the keyboard. The field draws text, selection, caret and what an input method composes there, underlined;
// box and focus ring are the caller's.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ui/frame/input.h"
#include "ui/text/text.h"
#include "ui/text/text_edit.h"

namespace recoup::ui::inline text {

// Which field has the keyboard. One for the whole window.
class TextFocus {
  public:
    // Before the fields are drawn: a field that was not drawn in the last frame loses the keyboard.
    void begin_frame() {
        if (!drawn_) field_ = 0;
        drawn_ = false;
    }
    bool any() const { return field_ != 0; }
    bool has(ImGuiID field) const { return field_ == field; }
    void take(ImGuiID field) { field_ = field, drawn_ = true; }
    void drop() { field_ = 0; }
    void mark_drawn() { drawn_ = true; }

  private:
    ImGuiID field_ = 0;
    bool drawn_ = false;
};

// Empty text from `get` leaves Ctrl+V to others: the clipboard may hold a picture.
struct TextClipboard {
    std::function<std::string()> get;
    std::function<void(const std::string&)> set;
};

struct TextFieldState {
    TextEdit edit;
    bool want_focus = false;  // set it to give the field the keyboard when it is drawn next
    bool select_on_focus = false;
    float scroll_px = 0;   // sideways in one line, down in several
    float goal_x_px = -1;  // where Up and Down want to stay
    double active_s = 0;   // FrameInput::time_s; the caret is steady for a moment after this
};

struct TextFieldStyle {
    TextStyle text;
    ImVec2 padding_px{0, 0};
    ImU32 colour = IM_COL32_BLACK;
    ImU32 hint_colour = IM_COL32(128, 128, 128, 255);
    ImU32 selection_colour = IM_COL32(120, 160, 255, 110);
    ImU32 caret_colour = IM_COL32_BLACK;
    ImU32 mark_colour = IM_COL32(255, 230, 150, 255);  // behind what stands out
};

struct TextFieldOptions {
    std::string_view hint;
    bool multiline = false;
    std::size_t max_bytes = 4096;
    std::span<const std::pair<std::size_t, std::size_t>> marks = {};  // bytes of the value that stand out, in order
};

struct TextFieldResult {
    bool changed = false;
    bool submitted = false;  // Enter in one line, Ctrl+Enter in several
    bool focused = false;
    bool tab_next = false;  // Tab or Shift+Tab: the caller knows the next field
    bool tab_previous = false;
    bool took = false;                   // the suggestion, which the caller offered: a change
    std::optional<double> next_blink_s;  // draw again at this FrameInput::time_s
    std::optional<FieldCaret> caret;     // while the field has the keyboard
};

struct TextFieldEnv {
    Text& text;
    FrameInput& input;
    TextFocus& focus;
    const TextClipboard& clipboard;
};

TextFieldResult text_field(const TextFieldEnv& env, const char* id, ImVec2 min, ImVec2 size, std::string& value,
                           TextFieldState& state, const TextFieldStyle& style, const TextFieldOptions& options);

}  // namespace recoup::ui::inline text
