#include "store/file/write.h"

#include "portable/path_text.h"
#include "store/file/create.h"
#include "store/file/history.h"
#include "store/picture/originals.h"
#include "store/sql/columns.h"
#include "store/sql/table_sql.h"

namespace recoup::store::inline file {
namespace {

using Status = CommitResult::Status;

// Why a transaction is given up although SQLite would go on.
struct GiveUp {
    Status status;
    core::Tr sentence;
};

template <class R>
void require_same(Connection& connection, const R& before) {
    auto& select = connection.prepared(Table<R>::select_sql());
    const ResetAfter reset(select);
    const auto id = to_string(before.uuid);
    R now;
    if (!select.bind(1, id).step() || !row_from_columns(select, 0, now) || now != before)
        throw GiveUp{Status::differs, "store_damaged"_tr};
}

template <class R>
void put_row(Connection& connection, const std::string& sql, const R& row) {
    const auto values = row_values(row);
    const auto digest = digest_of_values(Table<R>::name(), values);
    auto& statement = connection.prepared(sql);
    bind_values(statement, 1, values);
    statement.bind(static_cast<int>(values.size()) + 1, digest).run();
}

void write_row(Connection& connection, const core::RowChange& change) {
    std::visit(
        [&](const auto& any) {
            using R = std::decay_t<decltype(any)>;
            if (change.before) require_same(connection, std::get<R>(*change.before));
            if (!change.after) {
                const auto id = to_string(any.uuid);
                connection.prepared(Table<R>::delete_sql()).bind(1, id).run();
            } else {
                put_row(connection, change.before ? Table<R>::update_sql() : Table<R>::insert_sql(),
                        std::get<R>(*change.after));
            }
        },
        change.before ? *change.before : *change.after);
}

void write_entry(Connection& connection, const core::Uuid& copy, const Entry& entry, Head& newest) {
    for (const auto& original : entry.originals)
        if (!store_original(connection, original)) throw GiveUp{Status::rejected, "store_original_damaged"_tr};
    for (const auto& row : entry.change.rows) write_row(connection, row);
    auto change = entry.change;
    change.seq = newest.seq + 1;
    change.copy_uuid = copy;
    append_history(connection, change, newest);
}

// The sentence for a failure of SQLite is of reading as well.
core::Error unsaved(Connection& connection, const SqlFailure& failure, core::Error error) {
    using Code = core::ErrorCode;
    const auto as = [&](Code code, core::Tr sentence, std::vector<core::ErrorArg> args) {
        return core::Error{error.kind, sentence, std::move(args), error.path, code};
    };
    if (failure.code() == SQLITE_CANTOPEN)  // the journal
        return as(Code::not_writable,
                  fits_with_journal(connection.path()) ? "store_not_writable"_tr : "output_long_name"_tr, {});
    if (error.code == Code::other) return as(Code::not_saved, "store_not_saved"_tr, error.args);
    // Said as well of a file that cannot be looked at.
    if (error.code == Code::moved && !connection.moved())
        return as(Code::not_saved, "store_not_saved"_tr, {std::string(sqlite3_errstr(SQLITE_IOERR))});
    return error;
}

}  // namespace

CommitResult failure_of(Connection& connection, const SqlFailure& failure) {
    CommitResult result;
    result.error = sqlite_error(failure, connection.path());
    switch (failure.code()) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_INTERRUPT:
        case SQLITE_PROTOCOL:
            result.status = Status::busy;
            break;
        case SQLITE_CONSTRAINT:
        case SQLITE_TOOBIG:
            result.status = Status::rejected;
            result.error =
                core::Error{core::ErrorKind::work, "store_rejected"_tr, {}, portable::utf8(connection.path())};
            break;
        default:
            result.status = Status::failed;
            result.error = unsaved(connection, failure, std::move(*result.error));
    }
    return result;
}

void insert_row(Connection& connection, const core::Row& row) {
    std::visit([&](const auto& r) { put_row(connection, Table<std::decay_t<decltype(r)>>::insert_sql(), r); }, row);
}

CommitResult write_entries(Connection& connection, const core::Uuid& copy, std::span<const Entry> entries,
                           const Head& base) {
    try {
        connection.forget_pages();
        Transaction transaction(connection, "BEGIN IMMEDIATE");
        auto newest = newest_entry(connection);
        if (newest != base) return {Status::stale, std::move(newest), {}};
        for (const auto& entry : entries) write_entry(connection, copy, entry, newest);
        transaction.commit();
        return {Status::done, std::move(newest), {}};
    } catch (const SqlFailure& failure) {
        return failure_of(connection, failure);
    } catch (const GiveUp& reason) {
        const auto code = reason.status == Status::differs ? core::ErrorCode::damaged : core::ErrorCode::other;
        return {reason.status,
                {},
                core::Error{core::ErrorKind::work, reason.sentence, {}, portable::utf8(connection.path()), code}};
    }
}

}  // namespace recoup::store::inline file
