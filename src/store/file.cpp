#include "store/file.h"

#include "store/columns.h"
#include "store/create.h"
#include "store/history.h"
#include "store/originals.h"
#include "store/schema.h"
#include "store/write.h"

namespace recoup::store {
namespace {

// Up to here the structure is checked before the first row is read; larger files are checked behind.
constexpr std::int64_t kSmallFileBytes = 1 << 20;
// No row of ours takes less room than this, so a file cannot hold more rows than its size allows.
constexpr std::int64_t kLeastRowBytes = 32;
constexpr int kLongestRow = 8 << 20;
constexpr int kLongestValue = 256 << 20;

// A row that we would not have written.
struct BadRow : std::exception {};

template <class R>
void load_table(Connection& connection, core::State& state, std::int64_t most_rows) {
    Statement rows(connection.db(), "SELECT " + column_list<R>() + " FROM " + std::string(core::table_name<R>()));
    while (rows.step()) {
        R row;
        if (--most_rows < 0 || !row_from_columns(rows, 0, row)) throw BadRow();
        state.load(std::move(row));
    }
}

std::int64_t file_bytes(Connection& connection) {
    return connection.number("PRAGMA page_count") * connection.number("PRAGMA page_size");
}

}  // namespace

core::Result<void> File::create(const std::filesystem::path& path, const Identity& identity, const std::string& vfs) {
    return create_file(path, identity, vfs);
}

core::Result<std::unique_ptr<File>> File::open(const std::filesystem::path& path, const ConnectOptions& options) {
    const auto header = read_header(path, options.vfs);
    if (header.kind != Header::Kind::recoup) return tl::unexpected(header_error(header.kind, path));
    try {
        std::unique_ptr<File> file(new File(path, options));
        if (auto good = file->verify(header.bytes); !good) return tl::unexpected(good.error());
        return file;
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(sqlite_error(failure, path));
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
    if (bytes <= kSmallFileBytes) {
        Statement check(connection_.db(), "PRAGMA quick_check(1)");
        if (!check.step() || check.text(0) != "ok") return refused(Header::Kind::recoup);
    }
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
        Transaction snapshot(connection_, "BEGIN");
        const auto most_rows = file_bytes(connection_) / kLeastRowBytes;
        state.reserve(static_cast<std::size_t>(
            std::min(most_rows, connection_.number("SELECT coalesce(max(rowid), 0) FROM cases"))));
        load_table<core::CaseRow>(connection_, state, most_rows);
        load_table<core::SlotRow>(connection_, state, most_rows);
        load_table<core::EvidenceRow>(connection_, state, most_rows);
        load_table<core::DeadlineRow>(connection_, state, most_rows);
        load_table<core::ContactRow>(connection_, state, most_rows);
        load_table<core::TurnRow>(connection_, state, most_rows);
        load_table<core::RouteRow>(connection_, state, most_rows);
        load_table<core::PlatformRow>(connection_, state, most_rows);
        load_table<core::ClauseRow>(connection_, state, most_rows);
        state.finish_loading();
        const auto seq = newest_entry(connection_).seq;
        snapshot.commit();
        connection_.set_longest_value(kLongestValue);
        return seq;
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(error(failure));
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
    auto& rows = connection_.prepared(history_select(
        "WHERE seq < ?1 AND (case_uuid = ?3 OR (deed GLOB 'bulk_*' AND instr(changes, ?3) > 0)) "
        "ORDER BY seq DESC LIMIT ?2"));
    return read_changes(*this, rows.bind(1, before_seq).bind(2, most).bind(3, id));
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
