#include "store/sql/file_layer.h"

namespace recoup::store::inline sql {

// SQLite's own layer for paths of any length. It says so when it cannot look whether a journal is there.
sqlite3_vfs* file_layer(const std::string& name) {
    return sqlite3_vfs_find(name.empty() ? "win32-longpath" : name.c_str());
}

}  // namespace recoup::store::inline sql
