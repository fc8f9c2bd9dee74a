// The whole window: rail, the view in front, drawer, dialogs, toasts; shortcuts that hold everywhere. Main thread.
// Draws from AppView and UiState, gives back what the user wants; changes nothing else.
#pragma once

#include "ui/views.h"

namespace recoup::ui {

struct RootInput {
    const AppView& app;
    const core::Reader& reader;
    FrameInput& frame;
    Text& text;
    Pictures& pictures;
    const TextClipboard& clipboard;
    Probes* probes = nullptr;
};

// Nothing asks or is half typed in front of the view: another file may take the place of the open one.
bool may_switch(const UiState& ui);

const Theme& theme_for(const AppView& app);
// Above everything, behind all that may want one.
void draw_tooltip(Context& ctx);

// The context of one frame; `in`, the rest and what they refer to outlive it.
Context context_for(const RootInput& in, TextFocus& text_focus, Focus& focus, Tooltip& tooltip, Output& out);

// Between new_frame() and render_frame().
Output draw_root(const RootInput& in, UiState& ui);

}  // namespace recoup::ui
