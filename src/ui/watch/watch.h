// What is looked after until it becomes a case: subscriptions and purchases, one list each, with a line to enter one.
// Main thread.
#pragma once

#include "core/watch/register.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline watch {

struct WatchUi {
    core::Watch shown = core::Watch::subscription;
    std::string line;  // being entered
    TextFieldState field;
    std::optional<core::Result<core::AddCase>> read;  // what it says, as the next two were
    std::string read_line;
    core::Watch read_as = core::Watch::none;
    std::optional<core::Uuid> selected;
    bool reveal_selected = false;
    float scroll = 0;
};

struct WatchEvents {
    std::optional<core::Uuid> open;
};

WatchEvents draw_watch(Context& ctx, WatchUi& ui, const Rect& area);

// In front of what a case shows while it is none: what it is, and what can become of it.
void draw_watch_banner(Context& ctx, const core::CaseRecord& record, Rect& column);

}  // namespace recoup::ui::inline watch
