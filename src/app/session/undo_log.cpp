#include "app/session/undo_log.h"

#include <algorithm>

namespace recoup::app::inline session {
namespace {

using core::ChangeKind;

// The change that an undo or redo is about: both carry all of its rows.
core::Change subject_of(const core::Change& change) {
    core::Change subject = change;
    subject.uuid = change.target;
    subject.target = {};
    subject.kind = ChangeKind::edit;
    if (change.kind == ChangeKind::undo) subject.rows = core::reversed(change.rows);
    return subject;
}

void forget(std::deque<core::Change>& changes, const core::Uuid& uuid) {
    std::erase_if(changes, [&](const core::Change& change) { return change.uuid == uuid; });
}

}  // namespace

void UndoLog::extend(const std::vector<core::Change>& older) {
    for (const auto& change : older) {
        if (beginning_) return;
        oldest_seq_ = change.seq;
        if (change.action == core::Action::purge) continue;
        // What stood before it cannot be brought back, nor what lies further back.
        if (change.purged) return reached_beginning();
        if (change.kind == ChangeKind::edit) {
            redo_known_ = true;
            if (!decided_.contains(change.uuid)) done_.push_front(change);
        } else if (decided_.insert(change.target).second) {
            if (change.kind == ChangeKind::redo)
                done_.push_front(subject_of(change));
            else if (!redo_known_)
                undone_.push_front(subject_of(change));
        }
    }
    if (oldest_seq_ == 1) beginning_ = true;
}

void UndoLog::append(const core::Change& change) {
    if (change.kind == ChangeKind::edit) {
        done_.push_back(change);
        undone_.clear();
        redo_known_ = true;
        return;
    }
    decided_.insert(change.target);
    forget(done_, change.target);
    forget(undone_, change.target);
    (change.kind == ChangeKind::undo ? undone_ : done_).push_back(subject_of(change));
}

}  // namespace recoup::app::inline session
