// A question in the middle of the window with its answers one below the other, each with what comes of it. Main thread.
// Knows no view.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/ways.h"

namespace recoup::ui::inline dialogs {

struct WaysQuestion {
    const char* name = "";  // as Modal has it
    std::string heading;
    std::string text;
    Role role = Role::muted;         // of the text
    std::string_view room_for = {};  // the text that may come in the place of this one; empty: none
    std::vector<std::string> lines;  // below it
    std::span<const Way> ways;
};

struct WaysAnswer {
    std::optional<std::size_t> taken;  // of the ways
    bool dismissed = false;
};

// `chosen` as for draw_ways(). Takes keys if ctx.layer_active.
WaysAnswer draw_question(Canvas& ctx, const WaysQuestion& question, std::size_t& chosen);

}  // namespace recoup::ui::inline dialogs
