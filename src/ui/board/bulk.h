// Several cards at once: a bar that moves, archives and tags the marked ones in one step. Main thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/context/context.h"
#include "ui/kit/menu.h"

namespace recoup::ui::inline board {

struct BoardBulkUi {
    std::vector<core::Uuid> marked;  // in the order they were marked
    MenuUi stages;
    std::string tag;
    TextFieldState tag_field;
    std::optional<Rect> shown;  // the bar, as drawn last

    bool is_marked(const core::Uuid& card) const;
    void toggle(const core::Uuid& card);
};

// Over the lower edge of `area`, while cards are marked. Marks of cards that left the board go.
void draw_bulk_bar(Context& ctx, BoardBulkUi& ui, const Rect& area);
// Behind the layer of the board.
void draw_bulk_menu(Context& ctx, BoardBulkUi& ui);

}  // namespace recoup::ui::inline board
