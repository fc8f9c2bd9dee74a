// Today: what is mine to do now, one sentence and one button each, the selected one large; beside it the money, what
// came, and what others owe. Main thread.
#pragma once

#include <optional>
#include <set>

#include "core/today/today.h"
#include "ui/context/context.h"
#include "ui/context/today_rows.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline today {

struct TodayUi {
    std::optional<core::Uuid> selected;  // its case; nothing: the first
    std::size_t place = 0;               // where that one stood when it was last drawn
    bool reveal_selected = false;
    float scroll = 0, side_scroll = 0;
    std::set<core::Uuid> seen;  // cases whose money came, and that are not to be told of again
    TodayRows rows;
};

// What today asks of its owner besides commands.
struct TodayEvents {
    std::optional<core::Uuid> act;   // do what this case asks for
    std::optional<core::Uuid> open;  // show it
    bool go_board = false;
};

TodayEvents draw_today(Context& ctx, TodayUi& ui, const Rect& area);

}  // namespace recoup::ui::inline today
