// Reading all rows of a file into the model. On the connection's thread, with a second one beside it where there is
// much.
#pragma once

#include <memory>

#include "core/model/state.h"
#include "store/sql/connection.h"

namespace recoup::store::inline file {

inline constexpr int kLongestRow = 8 << 20;  // bytes

// A row that we would not have written.
struct BadRow : std::exception {};

// A reader of the same content for a second thread, inside a transaction of `connection`: while both are open nobody
// can change it. None when there can be no second reader now.
std::unique_ptr<Connection> read_beside(Connection& connection);

// Inside a transaction of `connection`. Throws SqlFailure or BadRow.
void load_rows(Connection& connection, core::State& state);

}  // namespace recoup::store::inline file
