// The reminders that were given, by key: whoever puts a key in is the one to speak. No part of the history, and no
// change that other programs have to take in. Throws SQLite::Exception.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/time.h"
#include "store/connection.h"

namespace recoup::store {

// Those of `keys` that are in the table.
std::vector<std::string> find_told(Connection& connection, std::span<const std::string> keys);

// Puts in those that were not there, in one transaction, and gives them back. Keys begin with the uuid of their
// deadline; rows of deadlines long gone or done are thinned on the way. Writes nothing when all were there.
std::vector<std::string> insert_told(Connection& connection, std::span<const std::string> keys, core::Instant at);

}  // namespace recoup::store
