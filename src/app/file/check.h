// Verifying every byte of a file, and rescuing what is whole of a damaged one. Long; any thread but a frame's. Opens
// the file for itself, so it may be in use meanwhile; check_file brings one of an older version up to
// date first. Knows no output.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/base/uuid.h"
#include "portable/stopping.h"
#include "store/verify/verify.h"

namespace recoup::app::inline file {

using store::Progress;  // (bytes done, bytes in all); false stops

// Goes on until a worker is asked to stop; `stop` outlives it.
inline Progress until_stopped(const portable::StopToken& stop) {
    return [&stop](std::int64_t, std::int64_t) { return !stop.stop_requested(); };
}

struct CheckReport {
    // One sentence each, of kind work, with the number and title of the case; none: all is well.
    std::vector<core::Error> findings;
    std::int64_t cases = 0;
    std::int64_t originals = 0;
    std::int64_t original_bytes = 0;
    bool stopped = false;
    bool only_pictures = true;  // are damaged, if anything is: the file can be worked with
};

// An error only when the file cannot be looked into at all (missing, not Recoup's, locked).
core::Result<CheckReport> check_file(const std::filesystem::path& path, const Progress& progress = {});

// Whether the structure of a file is whole that was too large to be looked through when it was opened; the error of
// opening a damaged file. Much quicker than check_file, and finds less.
core::Result<void> check_structure(const std::filesystem::path& path, const std::function<bool()>& stop);

struct Rescue {
    struct Case {
        std::int64_t number = 0;
        std::string title;
        std::int64_t evidence = 0, deadlines = 0, contacts = 0;
    };
    std::vector<Case> cases;                // that are in the new file, with what is in it of each
    std::optional<core::Error> not_listed;  // why `cases` is empty although the new file is whole
    store::Salvage saved;
    std::vector<core::Error> findings;  // what is damaged, as CheckReport has it
};

// What is whole of the file, into a new one at `out`, a copy of the same file with an identity of its own; refuses to
// overwrite. The file itself stays as it is.
core::Result<Rescue> rescue_file(const std::filesystem::path& path, const std::filesystem::path& out,
                                 const core::Zones& zones, core::Instant now, core::IdSource& ids,
                                 const Progress& progress = {});

}  // namespace recoup::app::inline file
