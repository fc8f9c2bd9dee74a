// What can be done with a whole case, as a menu: for the board's cards and the drawer. Main thread.
#pragma once

#include <optional>
#include <string>

#include "ui/context/context.h"
#include "ui/kit/menu.h"

namespace recoup::ui::inline board {

struct CaseMenuUi {
    MenuUi menu;
    core::Uuid case_uuid;
    bool from_board = false;    // offers to open the case as well
    bool asks_outcome = false;  // the second step of archiving
};

struct CaseMenuEvents {
    std::optional<core::Uuid> open;
    std::optional<core::MoveCase> moved;
    std::optional<core::Uuid> tables, upload;  // what leaves it
    std::optional<core::Uuid> out_of_sight;    // the case went off the board
};

void open_case_menu(Context& ctx, CaseMenuUi& ui, const core::Uuid& case_uuid, const Rect& beside, bool from_board);
CaseMenuEvents draw_case_menu(Context& ctx, CaseMenuUi& ui);

}  // namespace recoup::ui::inline board
