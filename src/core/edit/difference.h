// What makes one state of the other, row by row. Pure, any thread.
#pragma once

#include <vector>

#include "core/model/state.h"

namespace recoup::core::inline edit {

// Rows that `to` does not have go first, what refers to others before those; then the new and the changed ones, what is
// referred to first: so every step of it holds together.
std::vector<RowChange> difference(const State& from, const State& to);

}  // namespace recoup::core::inline edit
