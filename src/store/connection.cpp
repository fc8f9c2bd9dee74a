#include "store/connection.h"

#include <array>
#include <cstring>
#include <memory>
#include <random>
#include <thread>

#include "store/schema.h"

namespace recoup::store {
namespace {

using Kind = Header::Kind;

constexpr int kLongestValue = 256 << 20;
constexpr int kProgressSteps = 100'000;

std::uint32_t big_endian(const std::uint8_t* at) {
    return static_cast<std::uint32_t>(at[0]) << 24 | static_cast<std::uint32_t>(at[1]) << 16 |
           static_cast<std::uint32_t>(at[2]) << 8 | at[3];
}

Kind judge(std::span<const std::uint8_t, 100> header) {
    if (std::memcmp(header.data(), "SQLite format 3", 16) != 0) return Kind::not_sqlite;
    if (big_endian(&header[68]) != kApplicationId) return Kind::not_recoup;
    return big_endian(&header[60]) > kSchemaVersion ? Kind::newer : Kind::recoup;
}

// A file opened by SQLite's file layer, closed with the scope.
class RawFile {
  public:
    RawFile(sqlite3_vfs* vfs, const char* name) : memory_(new char[static_cast<std::size_t>(vfs->szOsFile)]()) {
        file_ = reinterpret_cast<sqlite3_file*>(memory_.get());
        code_ = vfs->xOpen(vfs, name, file_, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr);
    }
    ~RawFile() {
        if (file_->pMethods) file_->pMethods->xClose(file_);
    }
    bool good() const { return code_ == SQLITE_OK; }
    sqlite3_file* operator->() const { return file_; }
    sqlite3_file* get() const { return file_; }

  private:
    std::unique_ptr<char[]> memory_;
    sqlite3_file* file_ = nullptr;
    int code_ = SQLITE_OK;
};

Header read_raw(sqlite3_vfs* vfs, const std::string& full_name) {
    const std::unique_ptr<const char, decltype([](const char* name) { sqlite3_free_filename(name); })> name(
        sqlite3_create_filename(full_name.c_str(), "", "", 0, nullptr));
    const RawFile file(vfs, name.get());
    if (!file.good()) return {Kind::unreadable, 0};
    Header header;
    sqlite3_int64 bytes = 0;
    if (file->pMethods->xFileSize(file.get(), &bytes) != SQLITE_OK) return {Kind::unreadable, 0};
    header.bytes = bytes;
    std::array<std::uint8_t, 100> start{};
    if (bytes == 0)
        header.kind = Kind::empty;
    else if (bytes < 100)
        header.kind = Kind::not_sqlite;
    else if (file->pMethods->xRead(file.get(), start.data(), 100, 0) != SQLITE_OK)
        header.kind = Kind::unreadable;
    else
        header.kind = judge(start);
    return header;
}

bool exists(sqlite3_vfs* vfs, const std::string& name) {
    int found = 0;
    return vfs->xAccess(vfs, name.c_str(), SQLITE_ACCESS_EXISTS, &found) == SQLITE_OK && found != 0;
}

int open_flags(const ConnectOptions& options) {
    return (options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX;
}

}  // namespace

Header read_header(const std::filesystem::path& path, const std::string& vfs_name) {
    auto* vfs = sqlite3_vfs_find(vfs_name.empty() ? nullptr : vfs_name.c_str());
    if (vfs_name.empty()) {
        std::error_code error;
        const auto status = std::filesystem::status(path, error);
        if (status.type() == std::filesystem::file_type::not_found) return {Kind::missing, 0};
        if (!std::filesystem::is_regular_file(status)) return {error ? Kind::unreadable : Kind::no_file, 0};
    } else if (!exists(vfs, path.string())) {
        return {Kind::missing, 0};
    }
    std::string full(static_cast<std::size_t>(vfs->mxPathname) + 1, '\0');
    // A link followed is a success of its own kind.
    const int code = vfs->xFullPathname(vfs, path.c_str(), static_cast<int>(full.size()), full.data());
    if (code != SQLITE_OK && code != SQLITE_OK_SYMLINK) return {Kind::unreadable, 0};
    full.resize(std::strlen(full.c_str()));
    auto header = read_raw(vfs, full);
    // A cut of the power may have torn the first page; the journal beside the file makes it whole again.
    if (header.kind == Kind::not_sqlite && header.bytes >= 512 && exists(vfs, full + "-journal"))
        header.kind = Kind::recoup;
    return header;
}

core::Error header_error(Header::Kind kind, const std::filesystem::path& path) {
    const auto sentence = [&] {
        switch (kind) {
            case Kind::missing:
                return "store_missing"_tr;
            case Kind::no_file:
                return "store_no_file"_tr;
            case Kind::unreadable:
                return "store_unreadable"_tr;
            case Kind::empty:
                return "store_empty"_tr;
            case Kind::not_sqlite:
                return "store_not_sqlite"_tr;
            case Kind::not_recoup:
                return "store_not_recoup"_tr;
            case Kind::newer:
                return "store_newer"_tr;
            case Kind::recoup:
                break;
        }
        return "store_damaged"_tr;
    };
    return {core::ErrorKind::file, sentence(), {}, path.string()};
}

core::Error sqlite_error(const SQLite::Exception& failure, const std::filesystem::path& path) {
    const auto because = [&](core::Tr sentence, std::vector<core::ErrorArg> args = {}) {
        return core::Error{core::ErrorKind::file, sentence, std::move(args), path.string()};
    };
    if (failure.getExtendedErrorCode() == SQLITE_READONLY_DBMOVED) return because("store_moved"_tr);
    if (failure.getExtendedErrorCode() == SQLITE_READONLY_ROLLBACK) return because("store_unfinished_read_only"_tr);
    switch (failure.getErrorCode() & 0xff) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT:
            return because("store_damaged"_tr);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            return because("store_locked"_tr);
        case SQLITE_FULL:
            return because("store_disk_full"_tr);
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return because("store_not_writable"_tr);
        case SQLITE_CANTOPEN:
            return because("store_unreadable"_tr);
        default:
            return because("store_failed"_tr, {std::string(failure.getErrorStr())});
    }
}

Connection::Connection(const std::filesystem::path& path, const ConnectOptions& options)
    : db_(path.string(), open_flags(options), 0, options.vfs), patience_ms_(options.patience.count()) {
    harden();
}

Connection::~Connection() {
    statements_.clear();
}

// What QUALITY of a file from a stranger asks for; nothing here reads the file.
void Connection::harden() {
    auto* db = db_.getHandle();
    sqlite3_extended_result_codes(db, 1);
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
    return sqlite3_db_readonly(db_.getHandle(), "main") == 1;
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

// Each program waits a different while, so that none starves another.
int Connection::wait_for_lock(void* self, int attempt) {
    auto& connection = *static_cast<Connection*>(self);
    const auto now = std::chrono::steady_clock::now();
    if (attempt == 0) connection.waiting_since_ = now;
    if (connection.interrupted_) return 0;
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
    return connection.interrupted_ || (connection.stop_ && connection.stop_());
}

bool Connection::moved() {
    int moved = 0;
    const int code = sqlite3_file_control(db_.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return code == SQLITE_OK && moved != 0;
}

Transaction::~Transaction() {
    if (sqlite3_get_autocommit(connection_.db().getHandle()) == 0)
        sqlite3_exec(connection_.db().getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace recoup::store
