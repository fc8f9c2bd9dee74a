// One hardened SQLite connection to a file that may come from a stranger, and the look at its header before SQLite sees
// it. One thread at a time. Throws SqlFailure. Knows nothing of cases.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "core/base/error.h"
#include "store/sql/database.h"
#include "store/sql/statement.h"

namespace recoup::store::inline sql {

struct Header {
    enum class Kind { missing, no_file, unreadable, empty, not_sqlite, not_recoup, newer, recoup };
    Kind kind = Kind::missing;
    std::int64_t bytes = 0;  // size of the file
};

// Of a file that begins so.
Header::Kind kind_of(std::span<const std::uint8_t, 100> start);

// Reads the first 100 bytes through SQLite's own file layer: closing any other descriptor of a file that is open here
// would drop its locks. `vfs` empty: the system's.
Header read_header(const std::filesystem::path& path, const std::string& vfs = {});

// The sentence for a header that is not ours, and for a file of ours that is damaged; of kind file.
core::Error header_error(Header::Kind kind, const std::filesystem::path& path);

// The sentence for a failure of SQLite, of kind file.
core::Error sqlite_error(const SqlFailure& failure, const std::filesystem::path& path);

// For Connection::allow_steps(): a row or a page of ours takes far fewer steps of SQLite's machine for each of its
// bytes.
inline std::int64_t steps_to_read(std::int64_t bytes) {
    return 20'000'000 + 8 * std::min(bytes, std::int64_t{1} << 42);
}

struct ConnectOptions {
    std::string vfs;  // empty: the system's
    bool read_only = false;
    // How long another program's lock is waited for; 0: as long as it takes.
    std::chrono::milliseconds patience{10'000};
};

class Connection {
  public:
    Connection(const std::filesystem::path& path, const ConnectOptions& options);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    Database& db() { return db_; }
    const std::filesystem::path& path() const { return path_; }
    const std::string& vfs() const { return vfs_; }
    bool read_only() const;
    // Compiled once, kept for the next time.
    Statement& prepared(std::string_view sql);
    void run(std::string_view sql) { prepared(sql).run(); }
    // The first column of the first row; 0 without a row.
    std::int64_t number(std::string_view sql);

    // Any thread.
    void set_patience(std::chrono::milliseconds patience) { patience_ms_ = patience.count(); }
    // Whether SQLite finds the structure whole; reads all of the file.
    bool quick_check();

    // Called now and then while statements run; true ends them.
    void on_progress(std::function<bool()> stop) { stop_ = std::move(stop); }

    // Of SQLite's machine, from now on; what takes more is ended like by an interrupt. Nothing: any number.
    void allow_steps(std::optional<std::int64_t> most) { steps_left_ = most; }

    // Whether the name leads to another file now, or to none.
    bool moved();
    // Reads them anew: another program may have put other bytes into the file than SQLite would notice. Not inside a
    // transaction.
    void forget_pages() { sqlite3_db_release_memory(db_.handle()); }
    // Not inside a transaction.
    void check_references(bool on) { sqlite3_db_config(db_.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, int{on}, nullptr); }
    void set_longest_value(int bytes) { sqlite3_limit(db_.handle(), SQLITE_LIMIT_LENGTH, bytes); }

  private:
    static int wait_for_lock(void* self, int attempt);
    static int progress(void* self);
    void harden();

    std::filesystem::path path_;
    std::string vfs_;
    Database db_;
    std::map<std::string, Statement, std::less<>> statements_;
    std::atomic<std::int64_t> patience_ms_;
    std::chrono::steady_clock::time_point waiting_since_{};
    std::function<bool()> stop_;
    std::optional<std::int64_t> steps_left_;
};

// BEGIN … COMMIT; rolled back unless committed.
class Transaction {
  public:
    Transaction(Connection& connection, std::string_view begin) : connection_(connection) { connection.run(begin); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    // Throws only when it is not stored: what fails once the journal is gone is done again, or left.
    void commit();

  private:
    Connection& connection_;
};

}  // namespace recoup::store::inline sql
