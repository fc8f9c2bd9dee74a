// Walking through a table that may be broken: from the front, and where that ends too early from the back.
#pragma once

#include <functional>
#include <limits>
#include <string>

#include "store/connection.h"

namespace recoup::store {

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
    } catch (const SQLite::Exception& failure) {
        if (failure.getErrorCode() == SQLITE_INTERRUPT) throw;
    }
    try {
        walk("WHERE rowid > ?1 ORDER BY rowid DESC");
    } catch (const SQLite::Exception& failure) {
        if (failure.getErrorCode() == SQLITE_INTERRUPT) throw;
    }
    return false;
}

}  // namespace recoup::store
