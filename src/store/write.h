// Storing changes: rows, originals and history in one transaction.
#pragma once

#include <span>

#include "store/file.h"

namespace recoup::store {

// Throws nothing.
CommitResult write_entries(File& file, std::span<const Entry> entries, std::int64_t base_seq);

// What a failure of SQLite means for what was to be written.
CommitResult failure_of(File& file, const SQLite::Exception& failure);

// A row as it is, without history. Throws SQLite::Exception.
void insert_row(Connection& connection, const core::Row& row);

}  // namespace recoup::store
