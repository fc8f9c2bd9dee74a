// Erasing for good what was removed: the file is made anew of what stays, so that nothing of the rest is ever written
// into the new one, which takes the old one's place when all of it was verified. Long: reports progress, can be
// stopped. One thread.
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/time.h"
#include "store/verify/verify.h"

namespace recoup::store::inline verify {

struct Purge {
    std::int64_t cases = 0;      // that lay in the bin
    std::int64_t originals = 0;  // that nothing shows any more, and that no undo could bring back
    std::int64_t original_bytes = 0;
    std::int64_t changes = 0;  // of the history: those that held what is in the file no more
    bool is_empty() const { return cases == 0 && originals == 0 && changes == 0; }

    bool operator==(const Purge&) const = default;
};

// What purge_file() would erase now.
core::Result<Purge> look_at_purge(File& file, core::Instant before);

struct Purged {
    Purge gone;
    Afterwards afterwards;
};

// Erases what was removed, or written over, before `before`. `note` becomes the newest change of the history, its uuid
// and moment given. Other programs can read meanwhile, and write before and after. Errors: of kind file, or of kind
// work when it was stopped or the file is damaged in anything but originals and thumbnails; the file is as it was then.
core::Result<Purged> purge_file(const std::filesystem::path& path, core::Instant before, core::Change note,
                                const Progress& progress);

// Whether `copy` still holds what was erased from `file`.
core::Result<bool> holds_purged(File& file, File& copy);

}  // namespace recoup::store::inline verify
