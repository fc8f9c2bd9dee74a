// Reading all rows of a file into the model. On the file's thread, with a second one beside it where there is much.
#pragma once

#include "core/state.h"
#include "store/file.h"

namespace recoup::store {

inline constexpr int kLongestRow = 8 << 20;

// A row that we would not have written.
struct BadRow : std::exception {};

// Inside a transaction of `file`. Throws SQLite::Exception or BadRow.
void load_rows(File& file, core::State& state);

}  // namespace recoup::store
