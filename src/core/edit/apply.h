// The one place where a command becomes a change. Reads the state, changes nothing, knows no clock and no file. Any
// thread that may read the state.
#pragma once

#include "core/base/error.h"
#include "core/edit/command.h"
#include "core/law/rule.h"
#include "core/model/change.h"
#include "core/model/state.h"

namespace recoup::core::inline edit {

// The change that `command` makes at `now`, or why it cannot be made. A change without rows means that everything is
// already so. Deadlines that a trigger moves are counted by `rules`. Errors: what the command names is not there
// (work); a field that cannot be (usage).
Result<Change> apply(const State& state, const Command& command, const Rulebook& rules, Instant now, IdSource& ids);

// The change that takes `change` back (undo) or makes it again (redo).
Change opposite(const Change& change, ChangeKind kind, Instant now, IdSource& ids);

}  // namespace recoup::core::inline edit
