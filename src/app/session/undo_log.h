// Which changes of the file can be taken back and which made again, read out of its history. Filled from the newest
// change backwards, as far as needed, with no more than their places. A plain value of the session's thread; knows no
// file.
#pragma once

#include <deque>
#include <optional>
#include <unordered_set>
#include <vector>

#include "core/model/change.h"
#include "store/file/entry.h"

namespace recoup::app::inline session {

// An edit, and where its rows are.
struct Doable {
    core::Uuid uuid;
    std::int64_t seq = 0;                // of the newest change of the file that did it, took it back or did it again
    std::optional<core::Change> change;  // made here: then it may not be in the file yet
};

// The edit that a change did, took back or did again: all of them carry all of its rows.
core::Change edit_of(const core::Change& change);

class UndoLog {
  public:
    // Goes back further: `older`, newest first, lies right before all that was seen so far.
    void extend(const std::vector<store::Step>& older);
    // The history has nothing older.
    void reached_beginning() { beginning_ = true; }
    // A change that was just made. What it is about is nearly always what lies last.
    void append(const core::Change& change);

    // Older changes may hold an answer that is not known yet.
    bool wants_older() const { return !beginning_ && (done_.empty() || !redo_known_); }
    // Nothing older than this was seen; 0: nothing at all.
    std::int64_t oldest_seq() const { return oldest_seq_; }

    // Nothing where there is none; hold until the next append() or extend().
    const Doable* to_undo() const { return done_.empty() ? nullptr : &done_.back(); }
    const Doable* to_redo() const { return undone_.empty() ? nullptr : &undone_.back(); }

  private:
    std::deque<Doable> done_;                 // the last is taken back first
    std::deque<Doable> undone_;               // the last is made again first
    std::unordered_set<core::Uuid> decided_;  // edits of which a later undo or redo was seen
    bool redo_known_ = false;                 // an edit was seen: what was undone before it is gone for good
    bool beginning_ = false;
    std::int64_t oldest_seq_ = 0;
    std::int64_t purged_to_ = 0;
};

}  // namespace recoup::app::inline session
