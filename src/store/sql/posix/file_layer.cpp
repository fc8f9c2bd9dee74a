#include "store/sql/file_layer.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>

namespace recoup::store::inline sql {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "recoup";
// SQLite's own layer holds 512 bytes, of which the ending of a journal is a part.
constexpr std::size_t kLongestForSqlite = 500;

// As SQLite's own, which says "no" for every error.
int look_for(sqlite3_vfs*, const char* name, int flags, int* found) {
    auto* system = sqlite3_vfs_find(nullptr);
    if (flags != SQLITE_ACCESS_EXISTS) return system->xAccess(system, name, flags, found);
    struct stat file {};
    const bool there = ::stat(name, &file) == 0;
    if (!there && errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG) return SQLITE_IOERR_ACCESS;
    *found = int{there && (!S_ISREG(file.st_mode) || file.st_size > 0)};
    return SQLITE_OK;
}

// A short way to a folder, by a descriptor that stays open: SQLite may want the name at any later time. Empty where the
// system has none.
std::string short_way_to(const fs::path& folder) {
    static std::mutex mutex;
    static std::map<fs::path, int> open_folders;
    const std::lock_guard lock(mutex);
    auto found = open_folders.find(folder);
    if (found == open_folders.end()) {
        const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd < 0) return {};
        found = open_folders.emplace(folder, fd).first;
    }
    auto way = "/proc/self/fd/" + std::to_string(found->second);
    std::error_code error;
    return fs::equivalent(way, folder, error) && !error ? way : std::string();
}

// Where links lead to, of a name that need not be there yet.
std::optional<fs::path> real_name(const fs::path& name) {
    std::error_code error;
    if (auto real = fs::canonical(name, error); !error) return real;
    auto folder = fs::canonical(name.has_parent_path() ? name.parent_path() : fs::path("."), error);
    if (error) return std::nullopt;
    return folder / name.filename();
}

// As SQLite's own, which ends at 512 bytes where the system goes to 4,096.
int full_name_of(sqlite3_vfs*, const char* name, int size, char* into) {
    auto* system = sqlite3_vfs_find(nullptr);
    const auto real = real_name(name);
    if (!real || real->native().size() <= kLongestForSqlite) return system->xFullPathname(system, name, size, into);
    const auto folder = short_way_to(real->parent_path());
    const auto way = folder + '/' + real->filename().native();
    if (folder.empty() || way.size() >= static_cast<std::size_t>(size)) return SQLITE_CANTOPEN;
    std::memcpy(into, way.c_str(), way.size() + 1);
    return SQLITE_OK;
}

// SQLite keeps the address for as long as the program runs.
sqlite3_vfs* register_ours() {
    static sqlite3_vfs ours = *sqlite3_vfs_find(nullptr);
    ours.zName = kName;
    ours.xAccess = look_for;
    ours.xFullPathname = full_name_of;
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
