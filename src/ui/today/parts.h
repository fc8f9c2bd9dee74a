// The rows and the column beside them, for today.cpp only.
#pragma once

#include <span>

#include "ui/today/today.h"

namespace recoup::ui::inline today {

inline constexpr float kHeading = 24, kHeadingGap = 8;    // above a column
inline constexpr float kLargeCard = 124, kTodayRow = 72;  // design pixels
inline constexpr float kSpill = 6;                        // shadows and rings go beyond the rows

const core::CaseRecord& record_of(const Context& ctx, std::uint32_t record);

// What is written in a row, and what of: a case, or new pictures.
struct RowOf {
    const core::TodayRow& row;
    const core::CaseRecord* record = nullptr;
    const TrayGroup* group = nullptr;
    std::size_t pictures = 0;  // its place in the tray
};

struct RowHit {
    bool select = false, act = false, open = false;
    bool make_case = false, refuse = false;  // of pictures
};
RowHit draw_large_card(Context& ctx, const RowOf& of, const Rect& box);
RowHit draw_today_row(Context& ctx, const RowOf& of, const Rect& box);

// Money, what came, what others owe, the next reminder.
float side_height(const Context& ctx);
void draw_side(Context& ctx, TodayUi& ui, Rect column, TodayEvents& events);

// Cases whose money came, the latest first: as many as are shown.
std::span<const std::uint32_t> arrived(const Context& ctx);
void put_away_money(Context& ctx, const core::CaseRecord& record);

}  // namespace recoup::ui::inline today
