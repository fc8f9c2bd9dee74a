#include "store/file.h"

#include "store/columns.h"
#include "store/create.h"
#include "store/history.h"
#include "store/load.h"
#include "store/originals.h"
#include "store/schema.h"
#include "store/told.h"
#include "store/write.h"

namespace recoup::store {
namespace {

// Up to here the structure is checked before the first row is read; larger files are checked behind.
constexpr std::int64_t kSmallFileBytes = 1 << 20;
constexpr int kLongestValue = 256 << 20;

// A row or a page of ours takes far fewer steps of SQLite's machine for each of its bytes.
constexpr std::int64_t kStepsPerByte = 8;
constexpr std::int64_t kStepsAtLeast = 20'000'000;

std::int64_t file_bytes(Connection& connection) {
    return connection.number("PRAGMA page_count") * connection.number("PRAGMA page_size");
}

// The sentence for a file that gave too much work is that of a damaged one.
core::Error error_of_reading(const SQLite::Exception& failure, const std::filesystem::path& path) {
    if (failure.getErrorCode() == SQLITE_INTERRUPT) return header_error(Header::Kind::recoup, path);
    return sqlite_error(failure, path);
}

// While it lasts a file that was made to keep us busy is given up.
class Cap {
  public:
    explicit Cap(Connection& connection, std::int64_t bytes) : connection_(connection) {
        connection_.allow_steps(kStepsAtLeast + std::min(bytes, kMostBytes) * kStepsPerByte);
    }
    Cap(const Cap&) = delete;
    Cap& operator=(const Cap&) = delete;
    ~Cap() { connection_.allow_steps(std::nullopt); }

  private:
    static constexpr std::int64_t kMostBytes = std::int64_t{1} << 42;
    Connection& connection_;
};

}  // namespace

core::Result<void> File::create(const std::filesystem::path& path, const Identity& identity, const std::string& vfs) {
    return create_file(path, identity, vfs);
}

core::Result<std::unique_ptr<File>> File::open(const std::filesystem::path& path, const ConnectOptions& options) {
    const auto header = read_header(path, options.vfs);
    if (header.kind != Header::Kind::recoup) return tl::unexpected(header_error(header.kind, path));
    try {
        std::unique_ptr<File> file(new File(path, options));
        const Cap cap(file->connection_, header.bytes);
        if (auto good = file->verify(header.bytes); !good) return tl::unexpected(good.error());
        return file;
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(error_of_reading(failure, path));
    }
}

core::Result<std::unique_ptr<File>> File::open_again(const std::filesystem::path& path, const ConnectOptions& options) {
    const auto header = read_header(path, options.vfs);
    if (header.kind != Header::Kind::recoup) return tl::unexpected(header_error(header.kind, path));
    try {
        return std::unique_ptr<File>(new File(path, options));
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(sqlite_error(failure, path));
    }
}

core::Result<void> File::verify(std::int64_t bytes) {
    const auto refused = [&](Header::Kind kind) { return tl::unexpected(header_error(kind, path_)); };
    // Once more, now that a journal has been played back.
    if (connection_.number("PRAGMA application_id") != kApplicationId) return refused(Header::Kind::not_recoup);
    const auto version = connection_.number("PRAGMA user_version");
    if (version > kSchemaVersion) return refused(Header::Kind::newer);
    if (version < 1) return refused(Header::Kind::recoup);
    if (bytes <= kSmallFileBytes && !quick_check()) return refused(Header::Kind::recoup);
    if (const auto name = schema_difference(connection_.db(), static_cast<int>(version)))
        return core::fail(core::ErrorKind::file, "store_foreign_table"_tr, {*name}, path_.string());
    if (version < kSchemaVersion) {
        if (read_only()) return core::fail(core::ErrorKind::file, "store_older_read_only"_tr, {}, path_.string());
        bring_up_to_date();
    }
    // A tool may have left another mode, in which the file alone is not whole.
    if (!read_only()) {
        Statement mode(connection_.db(), "PRAGMA journal_mode = DELETE");
        mode.step();
    }
    identity_ = read_identity();
    if (!identity_.file_uuid || !identity_.copy_uuid) return refused(Header::Kind::recoup);
    return {};
}

bool File::quick_check() {
    Statement check(connection_.db(), "PRAGMA quick_check(1)");
    return check.step() && check.text(0) == "ok";
}

core::Result<void> File::check_structure(const std::function<bool()>& stop) {
    try {
        if (file_bytes(connection_) <= kSmallFileBytes) return {};
        connection_.on_progress(stop);
        const bool whole = quick_check();
        connection_.on_progress({});
        return whole ? core::Result<void>() : tl::unexpected(header_error(Header::Kind::recoup, path_));
    } catch (const SQLite::Exception& failure) {
        connection_.on_progress({});
        if (failure.getErrorCode() == SQLITE_INTERRUPT) return {};
        return tl::unexpected(error(failure));
    }
}

void File::bring_up_to_date() {
    connection_.check_references(false);  // tables are made anew under their names
    Transaction upgrade(connection_, "BEGIN IMMEDIATE");
    // Another program may have been faster.
    migrate(connection_.db(), static_cast<int>(connection_.number("PRAGMA user_version")));
    upgrade.commit();
    connection_.check_references(true);
}

Identity File::read_identity() {
    Identity read;
    try {
        auto& rows = connection_.prepared("SELECT key, value FROM meta");
        const ResetAfter reset(rows);
        while (rows.step()) {
            if (rows.text(0) == "file_uuid") from_text(rows.text(1), read.file_uuid);
            if (rows.text(0) == "copy_uuid") from_text(rows.text(1), read.copy_uuid);
            if (rows.text(0) == "created_at") from_text(rows.text(1), read.created_at);
        }
    } catch (const SQLite::Exception&) {
        return read;
    }
    return read;
}

core::Result<std::int64_t> File::load(core::State& state) {
    try {
        connection_.set_longest_value(kLongestRow);
        const Cap cap(connection_, file_bytes(connection_));
        Transaction snapshot(connection_, "BEGIN");
        const auto seq = newest_entry(connection_).seq;
        load_rows(*this, state);
        snapshot.commit();
        connection_.set_longest_value(kLongestValue);
        return seq;
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(error_of_reading(failure, path_));
    } catch (const BadRow&) {
        return tl::unexpected(header_error(Header::Kind::recoup, path_));
    }
}

CommitResult File::commit(std::span<const Entry> entries, std::int64_t base_seq) {
    return write_entries(*this, entries, base_seq);
}

core::Result<std::int64_t> File::last_seq() {
    try {
        return newest_entry(connection_).seq;
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(error(failure));
    }
}

core::Result<File::Counts> File::counts() {
    try {
        return Counts{connection_.number("SELECT count(*) FROM cases WHERE removed_at IS NULL"),
                      connection_.number("SELECT count(*) FROM evidence WHERE case_uuid IN "
                                         "(SELECT uuid FROM cases WHERE removed_at IS NULL)")};
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(error(failure));
    }
}

core::Result<std::vector<core::Change>> File::changes_after(std::int64_t seq) {
    auto& rows = connection_.prepared(history_select("WHERE seq > ?1 ORDER BY seq"));
    return read_changes(*this, rows.bind(1, seq));
}

core::Result<std::vector<core::Change>> File::changes_before(std::int64_t before_seq,
                                                             std::optional<core::Uuid> case_uuid, std::size_t limit) {
    const auto most = static_cast<std::int64_t>(std::min<std::size_t>(limit, INT32_MAX));
    if (!case_uuid) {
        auto& rows = connection_.prepared(history_select("WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2"));
        return read_changes(*this, rows.bind(1, before_seq).bind(2, most));
    }
    const auto id = to_string(*case_uuid);
    // A change of several cases names the first; the others stand in its rows.
    auto& rows = connection_.prepared(
        history_select("WHERE seq < ?1 AND (case_uuid = ?3 OR (deed GLOB 'bulk_*' AND instr(changes, ?3) > 0)) "
                       "ORDER BY seq DESC LIMIT ?2"));
    return read_changes(*this, rows.bind(1, before_seq).bind(2, most).bind(3, id));
}

core::Result<std::vector<std::string>> File::told(std::span<const std::string> keys) {
    try {
        return find_told(connection_, keys);
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(error(failure));
    }
}

core::Result<std::vector<std::string>> File::tell(std::span<const std::string> keys, core::Instant at) {
    try {
        return insert_told(connection_, keys, at);
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(error(failure));
    }
}

core::Result<Bytes> File::original(std::string_view sha256) {
    try {
        return read_original(*this, sha256);
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(error(failure));
    }
}

std::optional<Bytes> File::thumbnail(std::string_view sha256) {
    try {
        return read_thumbnail(connection_, sha256);
    } catch (const SQLite::Exception&) {
        return std::nullopt;  // a picture that is not there is drawn as a plain tile
    }
}

bool File::is_current() {
    return connection_.number("PRAGMA user_version") == kSchemaVersion;
}

bool File::holds_original(std::string_view sha256) {
    try {
        return find_original(connection_, sha256).has_value();
    } catch (const SQLite::Exception&) {
        return false;
    }
}

}  // namespace recoup::store
