// Walking through a table that may be broken: from the front, and where that ends too early from the back. On the
// connection's thread.
#pragma once

#include <functional>
#include <limits>
#include <string>

#include "store/sql/columns.h"
#include "store/sql/connection.h"

namespace recoup::store::inline verify {

// Calls visit(row) with the rowid in column 0 and `columns` from column 1. False when some rows could not be reached.
inline bool scan(Connection& connection, const std::string& table, const std::string& columns,
                 const std::function<void(const Statement&)>& visit) {
    auto last = std::numeric_limits<std::int64_t>::min();
    const auto walk = [&](std::string_view where) {
        Statement rows(connection.db(), "SELECT rowid," + columns + " FROM " + table + " " + std::string(where));
        if (where.starts_with("WHERE")) rows.bind(1, last);
        while (rows.step()) {
            if (!where.starts_with("WHERE")) last = rows.integer(0);
            visit(rows);
        }
    };
    try {
        walk("ORDER BY rowid");
        return true;
    } catch (const SqlFailure& failure) {
        if (failure.code() == SQLITE_INTERRUPT) throw;
    }
    try {
        walk("WHERE rowid > ?1 ORDER BY rowid DESC");
    } catch (const SqlFailure& failure) {
        if (failure.code() == SQLITE_INTERRUPT) throw;
    }
    return false;
}

// For scan(): what a row of that kind is read by.
template <class R>
std::string columns_to_scan() {
    return column_list<R>() + ",digest";
}

// The row that scan() visits; false when it does not fit its digest.
template <class R>
bool read_whole(const Statement& row, R& value) {
    const int count = column_count<R>();
    return row_from_columns(row, 1, value) &&
           digest_of_columns(std::string(core::table_name<R>()), row, 1, count) == row.text(count + 1);
}

}  // namespace recoup::store::inline verify
