// What goes into a file, whose file it is, and what became of it. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/model/change.h"
#include "store/picture/original.h"

namespace recoup::store::inline file {

struct Identity {
    core::Uuid file_uuid;  // the same in every copy
    core::Uuid copy_uuid;  // of this copy
    core::Instant created_at{};
};

struct Entry {
    core::Change change;
    std::vector<Original> originals;
};

// The newest change of a file's history: two files that have the same one have the same history.
struct Head {
    std::int64_t seq = 0;  // 0: no change yet
    std::string digest;    // of its row, which the digests of all before it have gone into

    bool operator==(const Head&) const = default;
};

// A change of the history by what undo and redo follow from, without its rows.
struct Step {
    std::int64_t seq = 0;
    core::Uuid uuid;
    core::ChangeKind kind{};
    core::Uuid target;           // of undo and redo
    std::int64_t purged_to = 0;  // of a purge: the newest change that it took the contents of
};

// An original that lies in the file ahead of its case, and the newest change of the time when it was put in.
struct Staged {
    std::string sha256;
    std::int64_t seq = 0;
};

struct CommitResult {
    enum class Status {
        done,      // all entries are in the file; the last is `head`
        stale,     // the file's history does not end in `base`; nothing was written
        differs,   // a row is not as an entry says; nothing was written
        rejected,  // the file cannot take an entry, whatever is tried
        busy,      // another program held it too long
        failed,    // could not be written now; try again
    };
    Status status = Status::done;
    Head head;                         // of the file, for commits done or stale
    std::optional<core::Error> error;  // nothing when done or stale
};

}  // namespace recoup::store::inline file
