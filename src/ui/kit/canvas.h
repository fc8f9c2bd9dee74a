// What a widget gets: the means to measure, draw and listen, and where to put what the frame asks of the window. Lives
// for one frame. Main thread. Must not know: cases, commands, any view.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/model/show.h"
#include "ui/frame/focus.h"
#include "ui/frame/geometry.h"
#include "ui/frame/input.h"
#include "ui/frame/pictures.h"
#include "ui/frame/probe.h"
#include "ui/frame/theme.h"
#include "ui/text/text.h"
#include "ui/text/text_field.h"

namespace recoup::ui::inline kit {

enum class Cursor : std::uint8_t { arrow, text, hand, grab, move };

// What a frame asks of the window.
struct FrameOutput {
    core::Instant wake_at = core::Instant::max();  // a visible text changes then
    double wake_after_s = 1e9;                     // from now: an animation, a caret, a tooltip
    std::optional<FieldCaret> caret;               // of the field that has the keyboard; none: keys are shortcuts
    bool forget_letter = false;                    // a plain letter acted as a shortcut and must not be typed as well
    Cursor cursor = Cursor::arrow;
    bool dark = false;                  // what was drawn is
    std::optional<std::string> copied;  // for the clipboard
};

struct Tooltip {
    ImGuiID id = 0;
    double since_s = 0;
    std::string text;
    Rect beside;
    bool wanted = false;
    // Said at once beside what was pressed, for a moment.
    std::string note;
    Rect note_beside;
    double note_until_s = 0;
};

struct Canvas {
    const core::Reader& reader;
    const Theme& theme;
    Text& text;
    FrameInput& input;
    Pictures& pictures;
    TextFocus& text_focus;
    const TextClipboard& clipboard;
    Focus& focus;
    Tooltip& tooltip;
    FrameOutput& out;
    Probes* probes = nullptr;
    bool still = true;         // nothing moves by itself
    bool layer_active = true;  // the layer being drawn takes keys

    // Design pixels to physical ones.
    float px(float design) const { return design * input.scale; }
    std::string_view tr(core::Tr key) const { return core::tr(reader.lang, key); }
    template <class... Args>
    std::string trf(core::Tr key, const Args&... args) const {
        return core::trf(reader.lang, key, args...);
    }
    static ImDrawList& list() { return *ImGui::GetWindowDrawList(); }
    void copy(std::string copied) { out.copied = std::move(copied); }
    void wake_at(core::Instant instant) { out.wake_at = std::min(out.wake_at, instant); }
    void wake_after(double seconds) { out.wake_after_s = std::min(out.wake_after_s, seconds); }
    // A key that the top layer may use and nobody has used yet.
    bool key(Key key, bool ctrl = false, bool shift = false) {
        return layer_active && take_chord(input, key, ctrl, shift);
    }
    bool alt_key(Key key) { return layer_active && take_alt_chord(input, key); }
};

}  // namespace recoup::ui::inline kit
