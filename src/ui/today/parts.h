// The rows and the column beside them, for today.cpp only.
#pragma once

#include "ui/today/today.h"

namespace recoup::ui::inline today {

inline constexpr float kHeading = 24, kHeadingGap = 8;    // above a column
inline constexpr float kLargeCard = 124, kTodayRow = 72;  // design pixels
inline constexpr float kSpill = 6;                        // shadows and rings go beyond the rows

const core::CaseRecord& record_of(const Context& ctx, std::uint32_t record);

struct RowHit {
    bool select = false, act = false, open = false;
};
RowHit draw_large_card(Context& ctx, const core::CaseRecord& record, const core::TodayRow& row, const Rect& box);
RowHit draw_today_row(Context& ctx, const core::CaseRecord& record, const core::TodayRow& row, const Rect& box);

// Money, what came, what others owe, the next reminder.
float side_height(const Context& ctx, const TodayUi& ui);
void draw_side(Context& ctx, TodayUi& ui, Rect column, TodayEvents& events);

// Cases whose money came and was not seen yet, the latest first.
std::vector<std::uint32_t> arrived(const Context& ctx, const TodayUi& ui);

}  // namespace recoup::ui::inline today
