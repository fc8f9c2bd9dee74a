#include "store/file/file.h"

#include "portable/path_text.h"
#include "store/file/board.h"
#include "store/file/create.h"
#include "store/file/delivered.h"
#include "store/file/history.h"
#include "store/file/load.h"
#include "store/file/read_table.h"
#include "store/file/stage.h"
#include "store/file/write.h"
#include "store/picture/originals.h"
#include "store/sql/columns.h"
#include "store/sql/schema.h"

namespace recoup::store::inline file {
namespace {

// Up to here the structure is checked before the first row is read; larger files are checked behind.
constexpr std::int64_t kSmallFileBytes = 1 << 20;
constexpr int kLongestValue = 256 << 20;

// The sentence for a file that gave too much work is that of a damaged one.
core::Error error_of_reading(const SqlFailure& failure, const std::filesystem::path& path) {
    if (failure.code() == SQLITE_INTERRUPT) return header_error(Header::Kind::recoup, path);
    return sqlite_error(failure, path);
}

// While it lasts a file that was made to keep us busy is given up.
class Cap {
  public:
    explicit Cap(Connection& connection, std::int64_t bytes) : connection_(connection) {
        connection_.allow_steps(steps_to_read(bytes));
    }
    Cap(const Cap&) = delete;
    Cap& operator=(const Cap&) = delete;
    ~Cap() { connection_.allow_steps(std::nullopt); }

  private:
    Connection& connection_;
};

// No failure of SQLite leaves a file.
template <class T, class Work>
core::Result<T> tried(const Connection& connection, Work work) {
    try {
        return work();
    } catch (const SqlFailure& failure) {
        return tl::unexpected(sqlite_error(failure, connection.path()));
    }
}

// Any limit is one that SQLite takes.
std::int64_t at_most(std::size_t limit) {
    return static_cast<std::int64_t>(std::min<std::size_t>(limit, INT32_MAX));
}

// 'bulk_move', …: a change of those names the first of its cases, the others stand in its rows.
std::string bulk_actions() {
    std::string list;
    const auto actions = core::words<core::Action>();
    for (std::size_t i = 0; i < actions.size(); ++i) {
        if (!core::is_bulk(static_cast<core::Action>(i))) continue;
        if (!list.empty()) list += ", ";
        list += '\'' + std::string(actions[i].token) + '\'';
    }
    return list;
}

core::Result<std::vector<core::Change>> changes_of(Connection& connection, std::int64_t before_seq,
                                                   const core::Uuid& case_uuid, std::int64_t most) {
    const auto id = to_string(case_uuid);
    auto& rows =
        connection.prepared(history_select("WHERE seq < ?1 AND (case_uuid = ?3 OR (deed IN (" + bulk_actions() +
                                           ") AND instr(changes, ?3) > 0)) ORDER BY seq DESC LIMIT ?2"));
    return read_changes(connection, rows.bind(1, before_seq).bind(2, most).bind(3, id));
}

}  // namespace

core::Result<void> File::create(const std::filesystem::path& path, const Identity& identity, const std::string& vfs) {
    return create_file(path, identity, vfs);
}

core::Result<std::unique_ptr<File>> File::open(const std::filesystem::path& path, const ConnectOptions& options) {
    const auto header = read_header(path, options.vfs);
    if (header.kind != Header::Kind::recoup) return tl::unexpected(header_error(header.kind, path));
    auto aside = settle_journal(path, options);
    if (!aside) return tl::unexpected(aside.error());
    try {
        std::unique_ptr<File> file(new File(path, options));
        file->set_aside_ = std::move(*aside);
        const Cap cap(file->connection_, header.bytes);
        if (auto good = file->verify(header.bytes); !good) return tl::unexpected(good.error());
        return file;
    } catch (const SqlFailure& failure) {
        return tl::unexpected(error_of_reading(failure, path));
    }
}

core::Result<std::unique_ptr<File>> File::open_again(const std::filesystem::path& path, const ConnectOptions& options) {
    const auto header = read_header(path, options.vfs);
    if (header.kind != Header::Kind::recoup) return tl::unexpected(header_error(header.kind, path));
    auto aside = settle_journal(path, options);
    if (!aside) return tl::unexpected(aside.error());
    try {
        std::unique_ptr<File> file(new File(path, options));
        file->set_aside_ = std::move(*aside);
        return file;
    } catch (const SqlFailure& failure) {
        return tl::unexpected(sqlite_error(failure, path));
    }
}

core::Result<void> File::verify(std::int64_t bytes) {
    const auto refused = [&](Header::Kind kind) { return tl::unexpected(header_error(kind, path())); };
    // Once more, now that a journal has been played back.
    if (connection_.number("PRAGMA application_id") != kApplicationId) return refused(Header::Kind::not_recoup);
    const auto version = connection_.number("PRAGMA user_version");
    if (version > kSchemaVersion) return refused(Header::Kind::newer);
    if (version < 1) return refused(Header::Kind::recoup);
    if (bytes <= kSmallFileBytes && !connection_.quick_check()) return refused(Header::Kind::recoup);
    if (const auto name = schema_difference(connection_.db(), static_cast<int>(version)))
        return core::fail(core::ErrorKind::file, "store_foreign_table"_tr, {*name}, portable::utf8(path()));
    if (version < kSchemaVersion) {
        if (read_only())
            return core::fail(core::ErrorKind::file, "store_older_read_only"_tr, {}, portable::utf8(path()));
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

core::Result<void> File::check_structure(const std::function<bool()>& stop) {
    try {
        if (file_bytes(connection_) <= kSmallFileBytes) return {};
        connection_.on_progress(stop);
        const bool whole = connection_.quick_check();
        connection_.on_progress({});
        return whole ? core::Result<void>() : tl::unexpected(header_error(Header::Kind::recoup, path()));
    } catch (const SqlFailure& failure) {
        connection_.on_progress({});
        if (failure.code() == SQLITE_INTERRUPT) return {};
        return tl::unexpected(sqlite_error(failure, path()));
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
    } catch (const SqlFailure&) {
        return read;
    }
    return read;
}

template <class Load>
core::Result<void> File::load_by(Load load) {
    try {
        connection_.set_longest_value(kLongestRow);
        const Cap cap(connection_, file_bytes(connection_));
        Transaction snapshot(connection_, "BEGIN");
        load();
        snapshot.commit();
        connection_.set_longest_value(kLongestValue);
        return {};
    } catch (const SqlFailure& failure) {
        return tl::unexpected(error_of_reading(failure, path()));
    } catch (const BadRow&) {
        return tl::unexpected(header_error(Header::Kind::recoup, path()));
    }
}

core::Result<Head> File::load_with_head(void (*read)(Connection&, core::State&), core::State& state) {
    Head head;
    const auto loaded = load_by([&] {
        head = newest_entry(connection_);
        read(connection_, state);
    });
    return loaded.map([&] { return head; });
}

core::Result<Head> File::load(core::State& state) {
    return load_with_head(load_rows, state);
}

core::Result<Head> File::load_for_board(core::State& state) {
    return load_with_head(load_board, state);
}

bool File::is_large() {
    const auto large = tried<bool>(connection_, [&] { return store::is_large(connection_); });
    return large && *large;  // of a failure reading it all says what is wrong
}

core::Result<void> File::load(core::State& state, const Excerpt& excerpt) {
    return load_by([&] { load_excerpt(connection_, state, excerpt); });
}

core::Result<void> File::each_case(const std::function<void(const core::CaseRow&)>& take) {
    return load_by([&] { file::each_case(connection_, take); });
}

CommitResult File::commit(std::span<const Entry> entries, const Head& base) {
    return write_entries(connection_, identity_.copy_uuid, entries, base);
}

CommitResult File::stage(std::span<const Original> originals, std::vector<std::string>& fresh) {
    return stage_originals(connection_, originals, fresh);
}

CommitResult File::unstage(std::span<const Staged> staged) {
    return unstage_originals(connection_, staged);
}

CommitResult File::keep_text(const PictureText& text) {
    return file::keep_text(connection_, text);
}

CommitResult File::renew_thumbnails(std::span<const Original> originals) {
    return file::renew_thumbnails(connection_, originals);
}

core::Result<Head> File::head() {
    return tried<Head>(connection_, [&] {
        connection_.forget_pages();
        return newest_entry(connection_);
    });
}

core::Result<std::string> File::digest_of(std::int64_t seq) {
    return tried<std::string>(connection_, [&] { return digest_of_entry(connection_, seq); });
}

core::Result<bool> File::follows(const Head& head) {
    return digest_of(head.seq).map([&](const std::string& digest) { return digest == head.digest; });
}

core::Result<File::Counts> File::counts() {
    return tried<Counts>(connection_, [&] {
        return Counts{connection_.number("SELECT count(*) FROM cases WHERE removed_at IS NULL"),
                      connection_.number("SELECT count(*) FROM evidence WHERE case_uuid IN "
                                         "(SELECT uuid FROM cases WHERE removed_at IS NULL)")};
    });
}

core::Result<std::vector<core::Change>> File::changes_after(std::int64_t seq) {
    return tried<std::vector<core::Change>>(connection_, [&] {
        auto& rows = connection_.prepared(history_select("WHERE seq > ?1 ORDER BY seq"));
        return read_changes(connection_, rows.bind(1, seq));
    });
}

core::Result<std::vector<core::Change>> File::changes_before(std::int64_t before_seq,
                                                             std::optional<core::Uuid> case_uuid, std::size_t limit) {
    const auto most = at_most(limit);
    if (case_uuid)
        return tried<std::vector<core::Change>>(connection_,
                                                [&] { return changes_of(connection_, before_seq, *case_uuid, most); });
    return tried<std::vector<core::Change>>(connection_, [&] {
        auto& rows = connection_.prepared(history_select("WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2"));
        return read_changes(connection_, rows.bind(1, before_seq).bind(2, most));
    });
}

core::Result<std::vector<Step>> File::steps_before(std::int64_t before_seq, std::size_t limit) {
    return tried<std::vector<Step>>(connection_, [&] { return read_steps(connection_, before_seq, at_most(limit)); });
}

core::Result<std::vector<std::string>> File::delivered(std::span<const std::string> keys) {
    return tried<std::vector<std::string>>(connection_, [&] { return find_delivered(connection_, keys); });
}

core::Result<std::vector<std::string>> File::record_delivered(std::span<const std::string> keys, core::Instant at) {
    return tried<std::vector<std::string>>(connection_, [&] { return insert_delivered(connection_, keys, at); });
}

core::Result<void> File::take_back_delivered(std::span<const std::string> keys) {
    return tried<bool>(connection_, [&] { return remove_delivered(connection_, keys), true; }).map([](bool) {});
}

core::Result<Bytes> File::original(std::string_view sha256) {
    return tried<Bytes>(connection_, [&] { return read_original(connection_, sha256); });
}

std::optional<Bytes> File::thumbnail(std::string_view sha256) {
    try {
        return read_thumbnail(connection_, sha256);
    } catch (const SqlFailure&) {
        return std::nullopt;  // a picture that is not there is drawn as a plain tile
    }
}

std::optional<PictureText> File::text(std::string_view sha256) {
    try {
        return find_text(connection_, sha256);
    } catch (const SqlFailure&) {
        return std::nullopt;  // it can be read again
    }
}

std::vector<PictureText> File::texts() {
    try {
        return all_texts(connection_);
    } catch (const SqlFailure&) {
        return {};
    }
}

bool File::is_current() {
    const auto version = tried<std::int64_t>(connection_, [&] { return connection_.number("PRAGMA user_version"); });
    return version == kSchemaVersion;
}

bool File::holds_original(std::string_view sha256) {
    try {
        return find_original(connection_, sha256).has_value();
    } catch (const SqlFailure&) {
        return false;
    }
}

}  // namespace recoup::store::inline file
