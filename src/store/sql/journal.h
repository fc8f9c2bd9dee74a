// A rollback journal as SQLite would play it back (https://www.sqlite.org/fileformat2.html#the_rollback_journal), and a
// database as that would leave it, read without touching either. One thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "store/sql/raw_file.h"

namespace recoup::store::inline sql {

struct Journal {
    std::uint32_t page_bytes = 0;
    std::uint32_t pages = 0;                   // the size of the database before
    std::map<std::uint32_t, std::int64_t> at;  // by page number, from 1: where in the journal its old content lies
};

// Nothing: SQLite would play nothing back from it.
std::optional<Journal> read_journal(const RawFile& file);

// A file layer of its own, known to SQLite by name() while it lives, whose one file is `database` with the pages of
// `journal` laid over it; only to be read. The files outlive it.
class RolledBack {
  public:
    // As it is.
    explicit RolledBack(const RawFile& database);
    RolledBack(const RawFile& database, const RawFile& journal_file, Journal journal);
    RolledBack(const RolledBack&) = delete;
    RolledBack& operator=(const RolledBack&) = delete;
    ~RolledBack() { sqlite3_vfs_unregister(&vfs_); }

    const std::string& name() const { return name_; }

  private:
    struct File;
    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags);
    void add_to_sqlite();
    int read(char* into, int size, std::int64_t at) const;

    const RawFile& database_;
    const RawFile* journal_file_ = nullptr;
    Journal journal_{.page_bytes = 65536};
    std::int64_t bytes_ = 0;
    std::string name_;
    sqlite3_vfs vfs_{};
};

}  // namespace recoup::store::inline sql
