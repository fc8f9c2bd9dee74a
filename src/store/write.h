// Storing changes: rows, originals and history in one transaction.
#pragma once

#include <span>

#include "store/file.h"

namespace recoup::store {

// Throws nothing.
CommitResult write_entries(File& file, std::span<const Entry> entries, std::int64_t base_seq);

// A row as it is, without history. Throws SQLite::Exception.
void insert_row(Connection& connection, const core::Row& row);

}  // namespace recoup::store
