#include "store/sql/connection.h"

#include <array>
#include <cstring>
#include <random>
#include <thread>
#include <utility>

#include "portable/path_text.h"
#include "store/disk/disk.h"
#include "store/sql/file_layer.h"
#include "store/sql/raw_file.h"
#include "store/sql/schema.h"

namespace recoup::store::inline sql {
namespace {

using Kind = Header::Kind;

constexpr int kLongestValue = 256 << 20;
constexpr int kProgressSteps = 100'000;

Header read_raw(sqlite3_vfs* vfs, const std::string& name) {
    const RawFile file(vfs, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB);
    if (!file.good()) return {Kind::unreadable, 0};
    Header header;
    header.bytes = file.bytes();
    std::array<std::uint8_t, 100> start{};
    if (header.bytes < 0)
        return {Kind::unreadable, 0};
    else if (header.bytes == 0)
        header.kind = Kind::empty;
    else if (header.bytes < 100)
        header.kind = Kind::not_sqlite;
    else if (!file.read(start.data(), 100, 0))
        header.kind = Kind::unreadable;
    else
        header.kind = kind_of(start);
    return header;
}

// Of a COMMIT: the journal was gone by then, so everybody reads what was stored.
bool is_stored(const SqlFailure& failure) {
    const int code = failure.extended_code();
    return code == SQLITE_IOERR_DIR_FSYNC || code == SQLITE_IOERR_UNLOCK || code == SQLITE_IOERR_RDLOCK;
}

int open_flags(const ConnectOptions& options) {
    return (options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX;
}

}  // namespace

Kind kind_of(std::span<const std::uint8_t, 100> start) {
    if (std::memcmp(start.data(), "SQLite format 3", 16) != 0) return Kind::not_sqlite;
    if (big_endian(&start[68]) != kApplicationId) return Kind::not_recoup;
    return std::cmp_greater(big_endian(&start[60]), kSchemaVersion) ? Kind::newer : Kind::recoup;
}

Header read_header(const std::filesystem::path& path, const std::string& vfs_name) {
    auto* vfs = file_layer(vfs_name);
    if (vfs_name.empty()) {
        std::error_code error;
        const auto status = std::filesystem::status(path, error);
        if (status.type() == std::filesystem::file_type::not_found) return {Kind::missing, 0};
        if (!std::filesystem::is_regular_file(status)) return {error ? Kind::unreadable : Kind::no_file, 0};
    } else if (!exists(vfs, portable::utf8(path))) {
        return {Kind::missing, 0};
    }
    const auto name = full_name(vfs, path);
    if (!name) return {Kind::unreadable, 0};
    auto header = read_raw(vfs, *name);
    // A cut of the power may have torn the first page; the journal beside the file makes it whole again.
    if (header.kind == Kind::not_sqlite && header.bytes >= 512 && exists(vfs, *name + "-journal"))
        header.kind = Kind::recoup;
    return header;
}

using Code = core::ErrorCode;

core::Error header_error(Header::Kind kind, const std::filesystem::path& path) {
    const auto because = [&](core::Tr sentence, Code code = Code::other) {
        return core::Error{core::ErrorKind::file, sentence, {}, portable::utf8(path), code};
    };
    switch (kind) {
        case Kind::missing:
            return because("store_missing"_tr, Code::missing);
        case Kind::no_file:
            return because("store_no_file"_tr);
        case Kind::unreadable:
            return because("store_unreadable"_tr);
        case Kind::empty:
            return because("store_empty"_tr);
        case Kind::not_sqlite:
            return because("store_not_sqlite"_tr);
        case Kind::not_recoup:
            return because("store_not_recoup"_tr);
        case Kind::newer:
            return because("store_newer"_tr, Code::newer);
        case Kind::recoup:
            break;
    }
    return because("store_damaged"_tr, Code::damaged);
}

core::Error sqlite_error(const SqlFailure& failure, const std::filesystem::path& path) {
    const auto because = [&](core::Tr sentence, Code code = Code::other, std::vector<core::ErrorArg> args = {}) {
        return core::Error{core::ErrorKind::file, sentence, std::move(args), portable::utf8(path), code};
    };
    if (failure.extended_code() == SQLITE_READONLY_DBMOVED) return because("store_moved"_tr, Code::moved);
    if (failure.extended_code() == SQLITE_READONLY_ROLLBACK) return because("store_unfinished_read_only"_tr);
    switch (failure.code()) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT:
            return because("store_damaged"_tr, Code::damaged);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            return because("store_locked"_tr, Code::in_use);
        case SQLITE_FULL:
            return because("store_disk_full"_tr, Code::disk_full);
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return because("store_not_writable"_tr, Code::not_writable);
        case SQLITE_NOMEM:
            return because("no_memory"_tr);
        case SQLITE_CANTOPEN:
            return because("store_unreadable"_tr);
        default:
            return because("store_failed"_tr, Code::other, {std::string(sqlite3_errstr(failure.extended_code()))});
    }
}

Connection::Connection(const std::filesystem::path& path, const ConnectOptions& options)
    : path_(path),
      vfs_(options.vfs),
      db_(path, open_flags(options), options.vfs),
      patience_ms_(options.patience.count()) {
    harden();
}

Connection::~Connection() {
    statements_.clear();
}

// What a file from a stranger calls for; nothing here reads the file.
void Connection::harden() {
    auto* db = db_.handle();
    for (const auto& [option, value] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                        {SQLITE_DBCONFIG_DQS_DDL, 0},
                                        {SQLITE_DBCONFIG_DQS_DML, 0},
                                        {SQLITE_DBCONFIG_ENABLE_FKEY, 1}})
        sqlite3_db_config(db, option, value, nullptr);
    for (const auto& [limit, most] : {std::pair{SQLITE_LIMIT_LENGTH, kLongestValue},
                                      {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                      {SQLITE_LIMIT_COLUMN, 100},
                                      {SQLITE_LIMIT_EXPR_DEPTH, 100},
                                      {SQLITE_LIMIT_COMPOUND_SELECT, 10},
                                      {SQLITE_LIMIT_VDBE_OP, 25'000},
                                      {SQLITE_LIMIT_FUNCTION_ARG, 8},
                                      {SQLITE_LIMIT_ATTACHED, 0},
                                      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
                                      {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
                                      {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                                      {SQLITE_LIMIT_WORKER_THREADS, 0}})
        sqlite3_limit(db, limit, most);
    sqlite3_busy_handler(db, wait_for_lock, this);
    sqlite3_progress_handler(db, kProgressSteps, progress, this);
    db_.exec(
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; "
        "PRAGMA synchronous = EXTRA");
}

bool Connection::read_only() const {
    return sqlite3_db_readonly(db_.handle(), "main") == 1;
}

Statement& Connection::prepared(std::string_view sql) {
    const auto it = statements_.find(sql);
    if (it != statements_.end()) return it->second;
    return statements_.try_emplace(std::string(sql), db_, sql).first->second;
}

std::int64_t Connection::number(std::string_view sql) {
    auto& statement = prepared(sql);
    const ResetAfter reset(statement);
    return statement.step() ? statement.integer(0) : 0;
}

bool Connection::quick_check() {
    Statement check(db_, "PRAGMA quick_check(1)");
    return check.step() && check.text(0) == "ok";
}

// Each program waits a different while, so that none starves another.
int Connection::wait_for_lock(void* self, int attempt) {
    auto& connection = *static_cast<Connection*>(self);
    const auto now = std::chrono::steady_clock::now();
    if (attempt == 0) connection.waiting_since_ = now;
    const std::chrono::milliseconds patience(connection.patience_ms_);
    if (patience.count() > 0 && now - connection.waiting_since_ > patience) return 0;
    thread_local std::minstd_rand random(std::random_device{}());
    const int most_ms = attempt < 10 ? 2 + attempt : 25;
    std::this_thread::sleep_for(std::chrono::microseconds(200 + random() % (1'000u * static_cast<unsigned>(most_ms))));
    return 1;
}

int Connection::progress(void* self) {
    auto& connection = *static_cast<Connection*>(self);
    auto& left = connection.steps_left_;
    if (left && (*left -= kProgressSteps) < 0) return 1;
    return connection.stop_ && connection.stop_();
}

// SQLite takes a file for moved as well that it cannot look at.
bool Connection::moved() {
    const auto seems = [&] {
        int moved = 0;
        const int code = sqlite3_file_control(db_.handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
        return code == SQLITE_OK && moved != 0;
    };
    if (!seems()) return false;
    std::error_code error;
    const bool is_there = std::filesystem::exists(path_, error);
    return error ? false : !is_there || seems();
}

void Transaction::commit() {
    try {
        connection_.run("COMMIT");
    } catch (const SqlFailure& failure) {
        if (!is_stored(failure)) throw;
        if (failure.extended_code() == SQLITE_IOERR_DIR_FSYNC) sync_folder(folder_of(connection_.path()));
    }
}

Transaction::~Transaction() {
    if (sqlite3_get_autocommit(connection_.db().handle()) == 0)
        sqlite3_exec(connection_.db().handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace recoup::store::inline sql
