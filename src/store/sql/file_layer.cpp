#include "store/sql/file_layer.h"

#include <sys/stat.h>

#include <cerrno>

namespace recoup::store::inline sql {
namespace {

constexpr const char* kName = "recoup";

// As SQLite's own, which says "no" for every error.
int look_for(sqlite3_vfs*, const char* name, int flags, int* found) {
    auto* system = sqlite3_vfs_find(nullptr);
    if (flags != SQLITE_ACCESS_EXISTS) return system->xAccess(system, name, flags, found);
    struct stat file {};
    const bool there = ::stat(name, &file) == 0;
    if (!there && errno != ENOENT && errno != ENOTDIR) return SQLITE_IOERR_ACCESS;
    *found = int{there && (!S_ISREG(file.st_mode) || file.st_size > 0)};
    return SQLITE_OK;
}

// SQLite keeps the address for as long as the program runs.
sqlite3_vfs* register_ours() {
    static sqlite3_vfs ours = *sqlite3_vfs_find(nullptr);
    ours.zName = kName;
    ours.xAccess = look_for;
    sqlite3_vfs_register(&ours, /*makeDflt=*/0);
    return &ours;
}

}  // namespace

sqlite3_vfs* file_layer(const std::string& name) {
    if (!name.empty()) return sqlite3_vfs_find(name.c_str());
    static auto* const ours = register_ours();
    return ours;
}

}  // namespace recoup::store::inline sql
