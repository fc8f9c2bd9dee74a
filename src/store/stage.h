// Originals ahead of the change that will refer to them, so that a large import needs no memory; out again when the
// change never comes. Neither a change nor history. One transaction each. Throws nothing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "store/file.h"

namespace recoup::store {

// Puts in what is not there yet; `fresh` are the digests of those. Rejected when bytes do not fit their digest.
CommitResult stage_originals(File& file, std::span<const Original> originals, std::vector<std::string>& fresh);

// One that was put in, and the newest change of that time.
struct Staged {
    std::string sha256;
    std::int64_t seq = 0;
};
// Takes out those that no row refers to and no change since then mentions, which could be taken back.
CommitResult unstage_originals(File& file, std::span<const Staged> staged);

// Puts better thumbnails in the place of those of the same originals.
CommitResult renew_thumbnails(File& file, std::span<const Original> originals);

}  // namespace recoup::store
