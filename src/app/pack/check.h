// Whether a pack is as it was when it was made: every file read and compared with its digest, every flaw told in one
// sentence. Needs no .recoup file; packs are strangers'. Long; any thread but a frame's. Writes nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/file/check.h"
#include "app/pack/source.h"
#include "export/bag/bag.h"
#include "export/bag/time_stamp.h"

namespace recoup::app::inline pack {

inline constexpr std::uint64_t kMostListBytes = 32ULL << 20;  // of a list of digests

struct PackCheck {
    bool archive = false;
    std::vector<core::Error> findings;  // none: all is as it was
    std::size_t untold = 0;             // more of them than are told
    std::size_t files = 0;              // all that were read and fit
    std::uint64_t bytes = 0;
    std::string digest;  // of the list of digests: two packs that have the same hold the same
    std::vector<core::Uuid> cases;
    std::string packed_at, purpose, agent, head;  // as the pack says; empty where it does not
    std::optional<exporting::TimeAnswer> stamp;   // of this list of digests
    std::vector<exporting::Listed> listed;
    bool stopped = false;

    bool whole() const { return findings.empty() && !stopped; }
};

// The error where there is nothing that could be checked.
core::Result<PackCheck> check_pack(const std::filesystem::path& path, const Progress& progress = {});
PackCheck check_pack(PackSource& source, const Progress& progress = {});

}  // namespace recoup::app::inline pack
