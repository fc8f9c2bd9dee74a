// The insights: figures, months, who stalls, where cases end; a click lists the cases behind a figure. Main thread.
#pragma once

#include <optional>

#include "core/view/insights.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline insights {

struct InsightsUi {
    core::StatsFilter filter;
    std::optional<core::InsightsPick> pick;
    SelectState platform_list;
    float scroll = 0;
};

struct InsightsEvents {
    std::optional<core::Uuid> open;       // show this case
    std::optional<std::string> platform;  // its place in the directory
};

InsightsEvents draw_insights(Context& ctx, InsightsUi& ui, const Rect& area);

}  // namespace recoup::ui::inline insights
