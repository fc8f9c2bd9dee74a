// The reminders that were given, by key: whoever puts a key in is the one to speak. No part of the history, and no
// change that other programs have to take in. On the connection's thread. Throws SqlFailure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "store/sql/connection.h"

namespace recoup::store::inline file {

// Those of `keys` that are in the table.
std::vector<std::string> find_delivered(Connection& connection, std::span<const std::string> keys);

// Puts in those that were not there, in one transaction, and gives them back. Keys begin with the uuid of their
// deadline; rows older than 90 days of deadlines gone or done are thinned on the way. Writes nothing when all were
// there.
std::vector<std::string> insert_delivered(Connection& connection, std::span<const std::string> keys, core::Instant at);

// Takes those out again, in one transaction: nobody heard of them after all.
void remove_delivered(Connection& connection, std::span<const std::string> keys);

}  // namespace recoup::store::inline file
