// A file as SQLite's file layer sees it: for what has to be known before SQLite opens a database. Closing any other
// descriptor of a file that is open here would drop its locks. One thread at a time.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "store/sql/file_layer.h"

namespace recoup::store::inline sql {

inline std::uint32_t big_endian(const std::uint8_t* at) {
    return static_cast<std::uint32_t>(at[0]) << 24 | static_cast<std::uint32_t>(at[1]) << 16 |
           static_cast<std::uint32_t>(at[2]) << 8 | at[3];
}

// Links followed, as SQLite names it; nothing when it cannot be.
std::optional<std::string> full_name(sqlite3_vfs* vfs, const std::filesystem::path& path);
bool exists(sqlite3_vfs* vfs, const std::string& name);

// Opened, and closed with the scope.
class RawFile {
  public:
    // `name` as full_name() gives it; `flags`: SQLITE_OPEN_…
    RawFile(sqlite3_vfs* vfs, const std::string& name, int flags);
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;
    ~RawFile();

    bool good() const { return code_ == SQLITE_OK; }
    // -1 when it cannot be told.
    std::int64_t bytes() const;
    // False when not all of it can be read.
    bool read(void* into, int size, std::int64_t at) const;
    // From none or shared to exclusive as for playing back a journal; false: another is at work, and nothing is held.
    bool lock_alone();
    void unlock() { file_->pMethods->xUnlock(file_, SQLITE_LOCK_NONE); }

  private:
    std::unique_ptr<char[]> memory_;
    std::unique_ptr<const char, decltype([](const char* name) { sqlite3_free_filename(name); })> name_;
    sqlite3_file* file_ = nullptr;
    int code_ = SQLITE_OK;
};

}  // namespace recoup::store::inline sql
