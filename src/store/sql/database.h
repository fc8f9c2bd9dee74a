// An open SQLite database, and what it says when it fails. The one place of the project that opens databases: hardened
// in connection.h, plain here for the tests that play another program. One thread at a time.
#pragma once

#include <sqlite3.h>

#include <exception>
#include <filesystem>
#include <string>

namespace recoup::store::inline sql {

// Never leaves store: File gives core::Error for it.
class SqlFailure : public std::exception {
  public:
    SqlFailure(sqlite3* db, int code) : SqlFailure(db ? sqlite3_errmsg(db) : sqlite3_errstr(code), code) {}
    SqlFailure(std::string words, int code) : words_(std::move(words)), code_(code) {}

    const char* what() const noexcept override { return words_.c_str(); }
    int code() const { return code_ & 0xff; }    // SQLITE_BUSY, SQLITE_CORRUPT, …
    int extended_code() const { return code_; }  // SQLITE_READONLY_DBMOVED, …

  private:
    std::string words_;
    int code_;
};

// Closed with the scope, when no statement of it is left. Throws SqlFailure.
class Database {
  public:
    // `flags`: SQLITE_OPEN_…; `vfs` empty: the system's.
    Database(const std::filesystem::path& path, int flags, const std::string& vfs = {});
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database() { sqlite3_close(db_); }

    sqlite3* handle() const { return db_; }
    // One statement or several; rows are passed over.
    void exec(const std::string& sql);
    void check(int code) const {
        if (code != SQLITE_OK) throw SqlFailure(db_, code);
    }

  private:
    sqlite3* db_ = nullptr;
};

}  // namespace recoup::store::inline sql
