// The log of changes as it lies in the file, each row chained to the one before by its digest. Knows no undo.
#pragma once

#include <string>
#include <vector>

#include "core/change.h"
#include "core/error.h"
#include "store/connection.h"

namespace recoup::store {

class File;

struct NewestEntry {
    std::int64_t seq = 0;  // 0: no change yet
    std::string digest;
};

NewestEntry newest_entry(Connection& connection);

// Appends the change behind `newest`, which becomes it. `change` has its seq and copy.
void append_history(Connection& connection, const core::Change& change, NewestEntry& newest);

// Reads a row made of history_select(); false when it is none of ours.
bool read_change(const Statement& row, core::Change& change, int first = 0);

inline constexpr int kHistoryColumns = 10;  // all but the digest

// The digest of a history row that begins at column 0, behind the one with `previous`.
std::string history_digest(const Statement& row, std::string_view previous);

std::string_view history_columns();
std::string history_select(std::string_view where, bool with_digest = false);
// Runs a statement made of history_select().
core::Result<std::vector<core::Change>> read_changes(const File& file, Statement& rows);

}  // namespace recoup::store
