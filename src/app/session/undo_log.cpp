#include "app/session/undo_log.h"

#include <algorithm>

namespace recoup::app::inline session {
namespace {

using core::ChangeKind;

void forget(std::deque<Doable>& changes, const core::Uuid& uuid) {
    const auto found =
        std::find_if(changes.rbegin(), changes.rend(), [&](const auto& one) { return one.uuid == uuid; });
    if (found != changes.rend()) changes.erase(std::next(found).base());
}

}  // namespace

core::Change edit_of(const core::Change& change) {
    core::Change edit = change;
    if (change.kind == ChangeKind::edit) return edit;
    edit.uuid = change.target;
    edit.target = {};
    edit.kind = ChangeKind::edit;
    if (change.kind == ChangeKind::undo) edit.rows = core::reversed(change.rows);
    return edit;
}

void UndoLog::extend(const std::vector<store::Step>& older) {
    for (const auto& step : older) {
        oldest_seq_ = step.seq;
        if (step.purged_to > 0) {
            purged_to_ = std::max(purged_to_, step.purged_to);
            continue;
        }
        // It cannot be brought back, and what lies further back was made before it.
        if (step.seq <= purged_to_) return reached_beginning();
        if (step.kind == ChangeKind::edit) {
            redo_known_ = true;
            if (!decided_.contains(step.uuid)) done_.push_front({step.uuid, step.seq, {}});
        } else if (decided_.insert(step.target).second) {
            if (step.kind == ChangeKind::redo)
                done_.push_front({step.target, step.seq, {}});
            else if (!redo_known_)
                undone_.push_front({step.target, step.seq, {}});
        }
    }
    if (oldest_seq_ == 1) beginning_ = true;
}

void UndoLog::append(const core::Change& change) {
    auto edit = edit_of(change);
    const auto uuid = edit.uuid;
    Doable made{uuid, 0, std::move(edit)};
    if (change.kind == ChangeKind::edit) {
        undone_.clear();
        redo_known_ = true;
    } else {
        decided_.insert(uuid);
        forget(change.kind == ChangeKind::undo ? done_ : undone_, uuid);
    }
    (change.kind == ChangeKind::undo ? undone_ : done_).push_back(std::move(made));
}

}  // namespace recoup::app::inline session
