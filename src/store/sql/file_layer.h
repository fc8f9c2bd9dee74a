// How SQLite reaches files here.
#pragma once

#include <sqlite3.h>

#include <string>

namespace recoup::store::inline sql {

// The layer of that name, null when there is none. Without a name the system's, but for two things: SQLite takes a
// journal for missing when it cannot look whether it is there, and would go on with half of a change; and it holds no
// path that is longer than 512 bytes. Any thread.
sqlite3_vfs* file_layer(const std::string& name);

}  // namespace recoup::store::inline sql
