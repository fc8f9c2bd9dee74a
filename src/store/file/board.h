// Reading what the board's first frames show of a large file: the cases that stand first in each column, and how many
// others there are, with which sums and how urgent. On the connection's thread, with a second one beside it.
#pragma once

#include "core/model/state.h"

namespace recoup::store::inline sql {
class Connection;
}

namespace recoup::store::inline file {

// More cards of a column than the highest screen shows.
inline constexpr std::size_t kFirstCards = 40;

// Whether reading all rows would be waited for.
bool is_large(Connection& connection);

// Inside a transaction. Throws SqlFailure or BadRow.
void load_board(Connection& connection, core::State& state);

}  // namespace recoup::store::inline file
