// One pass over a table of a file, held to what a file of its size can hold. On the thread of its connection.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/file/load.h"
#include "store/sql/columns.h"
#include "store/sql/connection.h"

namespace recoup::store::inline file {

// No row of ours takes less room than this, so a file cannot hold more rows than its size allows.
inline constexpr std::int64_t kLeastRowBytes = 32;

inline std::int64_t file_bytes(Connection& connection) {
    return connection.number("PRAGMA page_count") * connection.number("PRAGMA page_size");
}

// As many rows as the table can have.
template <class R>
std::int64_t most_rows(Connection& connection, std::int64_t file_bytes) {
    const auto last = "SELECT coalesce(max(rowid), 0) FROM " + std::string(core::table_name<R>());
    return std::min(file_bytes / kLeastRowBytes, connection.number(last));
}

// All texts of a table lie in the file; they may take half as much again there, where it is kept in UTF-16.
template <class R>
std::int64_t text_bytes(const R& row) {
    std::size_t bytes = 0;
    core::fields(row, [&](std::string_view, const auto& member) {
        if constexpr (std::is_same_v<std::decay_t<decltype(member)>, std::string>) bytes += member.size();
    });
    return static_cast<std::int64_t>(bytes);
}

// What a file of that size can hold.
class RowLimits {
  public:
    explicit RowLimits(std::int64_t file_bytes)
        : rows_left_(file_bytes / kLeastRowBytes), bytes_left_(2 * file_bytes) {}

    template <class R>
    void read(const Statement& rows, const Columns<R>& columns, R& row) {
        if (--rows_left_ < 0 || !columns.read(rows, row)) throw BadRow();
        if ((bytes_left_ -= text_bytes(row)) < 0) throw BadRow();
    }

  private:
    std::int64_t rows_left_;
    std::int64_t bytes_left_;
};

template <class R>
std::string select(const Columns<R>& columns, std::string_view where) {
    return "SELECT " + columns.list() + " FROM " + std::string(core::table_name<R>()) + std::string(where);
}

// Throws SqlFailure or BadRow.
template <class R, class Take>
void read_table(Connection& connection, std::int64_t file_bytes, Take take, const Columns<R>& columns = {},
                std::string_view where = {}) {
    RowLimits limits(file_bytes);
    Statement rows(connection.db(), select(columns, where));
    while (rows.step()) {
        R row;
        limits.read(rows, columns, row);
        take(std::move(row));
    }
}

// All that are asked for, whole.
template <class R>
std::vector<R> rows_of(Connection& connection, std::int64_t file_bytes, std::string_view where = {}) {
    std::vector<R> rows;
    read_table<R>(
        connection, file_bytes, [&](R&& row) { rows.push_back(std::move(row)); }, {}, where);
    return rows;
}

// The same for who keeps no row: look(const R&) sees the columns that are read, in one row again and again.
template <class R, class Look>
void look_through(Connection& connection, std::int64_t file_bytes, Look look, const Columns<R>& columns,
                  std::string_view where = {}) {
    RowLimits limits(file_bytes);
    Statement rows(connection.db(), select(columns, where));
    R row;
    while (rows.step()) {
        limits.read(rows, columns, row);
        look(std::as_const(row));
    }
}

}  // namespace recoup::store::inline file
