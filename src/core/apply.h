// The one place where a command becomes a change. Reads the state, changes nothing, knows no clock and no file.
#pragma once

#include "core/change.h"
#include "core/command.h"
#include "core/error.h"
#include "core/rule.h"
#include "core/state.h"

namespace recoup::core {

// Longest texts a case keeps, in bytes of UTF-8.
inline constexpr std::size_t kMaxTitleBytes = 600;
inline constexpr std::size_t kMaxFieldBytes = 1'000;
inline constexpr std::size_t kMaxNoteBytes = 200'000;

// The change that `command` makes at `now`, or why it cannot be made. A change without rows means that everything is
// already so. Deadlines that a trigger moves are counted by `rules`. Errors: what the command names is not there
// (work); a field that cannot be (usage).
Result<Change> apply(const State& state, const Command& command, const Rulebook& rules, Instant now, IdSource& ids);

// The change that takes `change` back (undo) or makes it again (redo).
Change opposite(const Change& change, ChangeKind kind, Instant now, IdSource& ids);

}  // namespace recoup::core
