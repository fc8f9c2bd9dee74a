// Verifying every byte of a file, and saving what is whole out of a damaged one. Long; any thread but a frame's. Opens
// the file for itself, so it may be in use meanwhile. Knows no output.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/error.h"
#include "core/time.h"
#include "core/uuid.h"
#include "store/verify.h"

namespace recoup::app {

using store::Progress;  // (bytes done, bytes in all); false stops

struct CheckReport {
    std::vector<core::Error> findings;  // one sentence each, with the number and title of the case; none: all is well
    std::int64_t cases = 0;
    std::int64_t originals = 0;
    std::int64_t original_bytes = 0;
    bool stopped = false;
};

// An error only when the file cannot be looked into at all (missing, not Recoup's, locked).
core::Result<CheckReport> check_file(const std::filesystem::path& path, const Progress& progress = {});

// Whether the structure of a file is whole that was too large to be looked through when it was opened; the error of
// opening a damaged file. Much quicker than check_file, and finds less.
core::Result<void> check_structure(const std::filesystem::path& path, const std::function<bool()>& stop);

using store::Salvage;

// Into a new file at `out`; refuses to overwrite.
core::Result<Salvage> salvage_file(const std::filesystem::path& path, const std::filesystem::path& out,
                                   core::Instant now, core::IdSource& ids, const Progress& progress = {});

}  // namespace recoup::app
