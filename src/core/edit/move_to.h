// The move of a card to a column, told without a place in it. Pure; any thread.
#pragma once

#include "core/edit/command.h"
#include "core/model/state.h"

namespace recoup::core::inline edit {

// Behind the last card of the column. A card told to go where it is keeps its place.
MoveCase move_to(const State& state, const CaseRecord& record, Stage stage);

}  // namespace recoup::core::inline edit
