// Originals ahead of the change that will refer to them, so that a large import needs no memory; out again when the
// change never comes. Neither a change nor history. One transaction each, on the connection's thread. Throws nothing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "store/file/entry.h"
#include "store/picture/texts.h"
#include "store/sql/connection.h"

namespace recoup::store::inline file {

// Puts in what is not there yet; `fresh` are the digests of those. Rejected when bytes do not fit their digest.
CommitResult stage_originals(Connection& connection, std::span<const Original> originals,
                             std::vector<std::string>& fresh);

// Takes out those that no row refers to and no change since then mentions, which could be taken back.
CommitResult unstage_originals(Connection& connection, std::span<const Staged> staged);

// Keeps what was read from a picture that is there.
CommitResult keep_text(Connection& connection, const PictureText& text);
// Puts better thumbnails in the place of those of the same originals.
CommitResult renew_thumbnails(Connection& connection, std::span<const Original> originals);

}  // namespace recoup::store::inline file
