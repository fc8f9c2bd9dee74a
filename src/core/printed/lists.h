// The agenda and the board as lists on paper. Pure; any thread that may read the state.
#pragma once

#include "core/model/show.h"
#include "core/model/state.h"
#include "core/report/report.h"

namespace recoup::core::inline printed {

// All that is to be done by a day, the soonest first, in the sections of the agenda.
Report printed_agenda(const State& state, const Reader& reader);
// A table for each column, empty ones as well.
Report printed_board(const State& state, const Reader& reader);

}  // namespace recoup::core::inline printed
