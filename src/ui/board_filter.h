// Narrowing and grouping the board: one menu of what can be narrowed, and one of its values. Main thread.
#pragma once

#include "ui/menu.h"

namespace recoup::ui {

struct BoardFilterUi {
    enum class Facet : std::uint8_t { none, turn, problem, platform, tag };
    MenuUi menu;
    Facet facet = Facet::none;  // whose values the menu shows
};

// The button that opens the menu, right-aligned at `right_x`; returns its left end.
float draw_filter_button(Context& ctx, BoardFilterUi& ui, const core::BoardFilter& filter, const Rect& row,
                         float right_x);
// Behind the layer of the board.
void draw_filter_menu(Context& ctx, BoardFilterUi& ui, core::BoardFilter& filter);

}  // namespace recoup::ui
