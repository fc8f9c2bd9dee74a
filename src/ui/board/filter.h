// Narrowing and grouping the board: one menu of what can be narrowed, and one of its values. Main thread.
#pragma once

#include <array>

#include "ui/context/context.h"
#include "ui/kit/menu.h"

namespace recoup::ui::inline board {

struct BoardFilterUi {
    enum class Facet : std::uint8_t { none, turn, problem, platform, tag };
    MenuUi menu;
    Facet facet = Facet::none;  // whose values the menu shows
    std::uint8_t folded = 0;    // a bit for each quick filter that has no room as a chip
};

// Chips where there is room, else lines of the menu.
inline constexpr int kQuickFilters = 4;
inline constexpr std::array<core::Tr, kQuickFilters> kQuickNames{"filter_all"_tr, "filter_due_today"_tr,
                                                                 "filter_overdue"_tr, "filter_missing"_tr};

// "缺证据 3"; with "…" in place of what is not counted yet.
std::string quick_text(const Context& ctx, core::QuickFilter filter);

// The button that opens the menu, right-aligned at `right_x`; returns its left end.
float draw_filter_button(Context& ctx, BoardFilterUi& ui, const core::BoardFilter& filter, const Rect& row,
                         float right_x);
// Behind the layer of the board.
void draw_filter_menu(Context& ctx, BoardFilterUi& ui, core::BoardFilter& filter);

}  // namespace recoup::ui::inline board
