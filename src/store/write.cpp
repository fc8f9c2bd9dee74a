#include "store/write.h"

#include "store/columns.h"
#include "store/history.h"
#include "store/originals.h"
#include "store/table_sql.h"

namespace recoup::store {
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

void write_entry(File& file, const Entry& entry, NewestEntry& newest) {
    auto& connection = file.connection();
    for (const auto& original : entry.originals)
        if (!store_original(connection, original)) throw GiveUp{Status::rejected, "store_original_damaged"_tr};
    for (const auto& row : entry.change.rows) write_row(connection, row);
    auto change = entry.change;
    change.seq = newest.seq + 1;
    change.copy_uuid = file.identity().copy_uuid;
    append_history(connection, change, newest);
}

}  // namespace

CommitResult failure_of(File& file, const SQLite::Exception& failure) {
    CommitResult result;
    result.error = file.error(failure);
    switch (failure.getErrorCode() & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_INTERRUPT:
        case SQLITE_PROTOCOL:
            result.status = Status::busy;
            break;
        case SQLITE_CONSTRAINT:
        case SQLITE_TOOBIG:
            result.status = Status::rejected;
            result.error = core::Error{core::ErrorKind::work, "store_rejected"_tr, {}, file.path().string()};
            break;
        default:
            result.status = Status::failed;
    }
    return result;
}

void insert_row(Connection& connection, const core::Row& row) {
    std::visit([&](const auto& r) { put_row(connection, Table<std::decay_t<decltype(r)>>::insert_sql(), r); }, row);
}

CommitResult write_entries(File& file, std::span<const Entry> entries, std::int64_t base_seq) {
    try {
        Transaction transaction(file.connection(), "BEGIN IMMEDIATE");
        auto newest = newest_entry(file.connection());
        if (newest.seq != base_seq) return {Status::stale, newest.seq, {}};
        for (const auto& entry : entries) write_entry(file, entry, newest);
        transaction.commit();
        return {Status::done, newest.seq, {}};
    } catch (const SQLite::Exception& failure) {
        return failure_of(file, failure);
    } catch (const GiveUp& reason) {
        return {reason.status, 0, core::Error{core::ErrorKind::work, reason.sentence, {}, file.path().string()}};
    }
}

}  // namespace recoup::store
