// What a case asks for, done: by a button of today, or the line of a card. Main thread.
#pragma once

#include "ui/views.h"

namespace recoup::ui {

// What a column asks is asked before the card goes.
void move_case(Context& ctx, UiState& ui, const core::MoveCase& move);

// Copies and logs the message, opens the slot, the route, the contacts or the case, asks how much came, marks the
// deadline as done.
void act_on(Context& ctx, UiState& ui, const core::Uuid& case_uuid);

}  // namespace recoup::ui
