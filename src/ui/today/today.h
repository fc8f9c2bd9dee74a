// Today: what is mine to do now, one sentence and one button each, the selected one large; beside it the money, what
// came, and what others owe. Main thread.
#pragma once

#include <optional>
#include <vector>

#include "core/today/today.h"
#include "ui/context/context.h"
#include "ui/context/today_rows.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline today {

// What a row is of: a case, or the new pictures that seem to be its, or those of none.
struct TodayChoice {
    std::optional<core::Uuid> case_uuid;
    bool pictures = false;

    bool operator==(const TodayChoice&) const = default;
};

struct TodayUi {
    std::optional<TodayChoice> selected;  // nothing: the first
    std::size_t place = 0;                // where that one stood when it was last drawn
    bool reveal_selected = false;
    float scroll = 0, side_scroll = 0;
    TodayRows rows;

    std::vector<TodayChoice> drawn;  // in the last frame
    struct Gap {
        std::size_t place = 0;  // what is from here on moves up
        double since_s = 0;
    };
    std::optional<Gap> gap;  // of a row that is done

    std::optional<core::Uuid> selected_case() const { return selected ? selected->case_uuid : std::nullopt; }
};

// What today asks of its owner besides commands.
struct TodayEvents {
    std::optional<core::Uuid> act;   // do what this case asks for
    std::optional<core::Uuid> open;  // show it
    std::optional<TrayRequest> tray;
    bool go_board = false;
};

TodayEvents draw_today(Context& ctx, TodayUi& ui, const Rect& area);

}  // namespace recoup::ui::inline today
