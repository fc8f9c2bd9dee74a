// The log of changes as it lies in the file, each row chained to the one before by its digest (docs/FILE_FORMAT.md). On
// the connection's thread; throws SqlFailure. Knows no undo.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/model/change.h"
#include "store/file/entry.h"
#include "store/sql/connection.h"

namespace recoup::store::inline file {

Head newest_entry(Connection& connection);
// Of the change `seq`; empty when there is none.
std::string digest_of_entry(Connection& connection, std::int64_t seq);

// Of the words of a purge, after how many cases, originals and changes went: the newest of those changes.
inline constexpr std::size_t kNewestPurgedArg = 3;

// What stands in the place of the rows of a change once they were erased, its args with them: of a row made of
// history_select() with its digest, whose place in the chain stays. Nothing of one that is none of ours.
std::optional<std::string> purged_rows(const Statement& row);

// Appends the change behind `newest`, which becomes it. `change` has its seq and copy.
void append_history(Connection& connection, const core::Change& change, Head& newest);

// Reads a row made of history_select(), from column `first` on; false when it is none of ours.
bool read_change(const Statement& row, core::Change& change, int first = 0);

inline constexpr int kHistoryColumns = 10;  // all but the digest

// The digest of a history row that begins at column 0, behind the one with `previous`.
std::string history_digest(const Statement& row, std::string_view previous);

// Calls `broken` with each row, made of history_select() with its digest, that is none of ours or does not follow the
// one before.
void check_history(Connection& connection, const std::function<void(const Statement&)>& broken);

std::string_view history_columns();
std::string history_select(std::string_view where, bool with_digest = false);
// Runs a statement made of history_select(). The error, of kind file and code damaged, is of a row that is none of
// ours.
core::Result<std::vector<core::Change>> read_changes(const Connection& connection, Statement& rows);
// Newest first, below `before_seq`, `most` of them. Errors as above.
core::Result<std::vector<Step>> read_steps(Connection& connection, std::int64_t before_seq, std::int64_t most);

}  // namespace recoup::store::inline file
