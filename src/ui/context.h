// What every view function gets: the means to measure, draw and listen, and where to put what the user wants. Lives for
// one frame. Main thread.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/command.h"
#include "core/show.h"
#include "ui/app_view.h"
#include "ui/focus.h"
#include "ui/geometry.h"
#include "ui/input.h"
#include "ui/pictures.h"
#include "ui/probe.h"
#include "ui/text.h"
#include "ui/text_field.h"
#include "ui/theme.h"

namespace recoup::ui {

struct Output {
    std::vector<core::Command> commands;
    std::vector<Request> requests;
    core::Instant wake_at = core::Instant::max();  // a visible text changes then
    double wake_after_s = 1e9;                     // an animation, a caret, a tooltip
    std::optional<FieldCaret> caret;               // of the field that has the keyboard; none: keys are shortcuts
    bool forget_letter = false;                    // a plain letter acted as a shortcut and must not be typed as well
    enum class Cursor : std::uint8_t { arrow, text, hand, grab, move } cursor = Cursor::arrow;
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

struct Context {
    const AppView& app;
    const core::Reader& reader;
    const Theme& theme;
    Text& text;
    FrameInput& input;
    Pictures& pictures;
    TextFocus& text_focus;
    const TextClipboard& clipboard;
    Focus& focus;
    Tooltip& tooltip;
    Output& out;
    Probes* probes = nullptr;
    bool layer_active = true;  // the layer being drawn takes keys

    // Design pixels to physical ones.
    float px(float design) const { return design * input.scale; }
    std::string_view tr(core::Tr key) const { return core::tr(reader.lang, key); }
    template <class... Args>
    std::string trf(core::Tr key, const Args&... args) const {
        return core::trf(reader.lang, key, args...);
    }
    ImDrawList& list() const { return *ImGui::GetWindowDrawList(); }
    void send(core::Command command) { out.commands.push_back(std::move(command)); }
    void ask(Request request) { out.requests.push_back(std::move(request)); }
    void wake_at(core::Instant instant) { out.wake_at = std::min(out.wake_at, instant); }
    void wake_after(double seconds) { out.wake_after_s = std::min(out.wake_after_s, seconds); }
    // A key that the top layer may use and nobody has used yet.
    bool key(Key key, bool ctrl = false, bool shift = false) {
        return layer_active && take_chord(input, key, ctrl, shift);
    }
};

}  // namespace recoup::ui
