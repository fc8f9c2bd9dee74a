// One hardened SQLite connection to a file that may come from a stranger, and the look at its header before SQLite sees
// it. One thread at a time. Throws SQLite::Exception. Knows nothing of cases.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/error.h"
#include "store/statement.h"

namespace recoup::store {

struct Header {
    enum class Kind { missing, no_file, unreadable, empty, not_sqlite, not_recoup, newer, recoup };
    Kind kind = Kind::missing;
    std::int64_t bytes = 0;  // size of the file
};

// Reads the first 100 bytes through SQLite's own file layer: closing any other descriptor of a file that is open here
// would drop its locks. `vfs` empty: the system's.
Header read_header(const std::filesystem::path& path, const std::string& vfs = {});

// The sentence for a header that is not ours.
core::Error header_error(Header::Kind kind, const std::filesystem::path& path);

// The sentence for a failure of SQLite.
core::Error sqlite_error(const SQLite::Exception& failure, const std::filesystem::path& path);

struct ConnectOptions {
    std::string vfs;
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

    SQLite::Database& db() { return db_; }
    bool read_only() const;
    // Compiled once, kept for the next time.
    Statement& prepared(std::string_view sql);
    void run(std::string_view sql) { prepared(sql).run(); }
    std::int64_t number(std::string_view sql);

    // Any thread.
    void set_patience(std::chrono::milliseconds patience) { patience_ms_ = patience.count(); }
    // Any thread: ends the running statement, and waits for locks, until taken back.
    void interrupt(bool on) { interrupted_ = on; }
    // Called now and then while statements run; true ends them.
    void on_progress(std::function<bool()> stop) { stop_ = std::move(stop); }

    // From now on; what takes more is ended like by an interrupt. Nothing: any number.
    void allow_steps(std::optional<std::int64_t> most) { steps_left_ = most; }

    // Whether the name leads to another file now, or to none.
    bool moved();
    // Differs from the last time when another connection changed the file.
    std::int64_t data_version() { return number("PRAGMA data_version"); }
    // Not inside a transaction.
    void check_references(bool on) {
        sqlite3_db_config(db_.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, int{on}, nullptr);
    }
    void set_longest_value(int bytes) { sqlite3_limit(db_.getHandle(), SQLITE_LIMIT_LENGTH, bytes); }

  private:
    static int wait_for_lock(void* self, int attempt);
    static int progress(void* self);
    void harden();

    SQLite::Database db_;
    std::map<std::string, Statement, std::less<>> statements_;
    std::atomic<std::int64_t> patience_ms_;
    std::chrono::steady_clock::time_point waiting_since_{};
    std::atomic<bool> interrupted_ = false;
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
    void commit() { connection_.run("COMMIT"); }

  private:
    Connection& connection_;
};

}  // namespace recoup::store
