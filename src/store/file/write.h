// Storing changes: rows, originals and history in one transaction. On the connection's thread.
#pragma once

#include <span>

#include "store/file/entry.h"
#include "store/sql/connection.h"

namespace recoup::store::inline file {

// As changes of the copy `copy`, behind `base`. Throws nothing.
CommitResult write_entries(Connection& connection, const core::Uuid& copy, std::span<const Entry> entries,
                           const Head& base);

// What a failure of SQLite means for what was to be written.
CommitResult failure_of(Connection& connection, const SqlFailure& failure);

// A row as it is, without history. Throws SqlFailure.
void insert_row(Connection& connection, const core::Row& row);

}  // namespace recoup::store::inline file
