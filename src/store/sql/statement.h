// One prepared statement, reset after each use. Columns are counted from 0, parameters from 1. Used on the thread that
// owns its connection. Throws SqlFailure.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "store/sql/database.h"
#include "store/sql/digest.h"

namespace recoup::store::inline sql {

class Statement {
  public:
    Statement(Database& db, std::string_view sql);
    Statement(Statement&& other) noexcept : db_(other.db_), stmt_(std::exchange(other.stmt_, nullptr)) {}
    Statement& operator=(Statement&&) = delete;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(stmt_); }

    Statement& bind(int parameter, std::int64_t value);
    // The text, and a blob's bytes, must outlive the next run.
    Statement& bind(int parameter, std::string_view value);
    Statement& bind_blob(int parameter, std::span<const std::uint8_t> value);
    Statement& bind_null(int parameter);
    // As another statement's column holds it.
    Statement& bind_value(int parameter, const sqlite3_value* value);

    bool step();  // whether there is a row
    void run();   // to the end, then reset
    void reset() { sqlite3_reset(stmt_); }

    int type(int column) const { return sqlite3_column_type(stmt_, column); }
    std::int64_t integer(int column) const { return sqlite3_column_int64(stmt_, column); }
    // Views hold until the next step or reset.
    std::string_view text(int column) const;
    std::span<const std::uint8_t> blob(int column) const;
    // All that one look at a column takes; until the next step.
    sqlite3_value* value(int column) const { return sqlite3_column_value(stmt_, column); }
    int columns() const { return sqlite3_column_count(stmt_); }
    sqlite3_stmt* handle() const { return stmt_; }

  private:
    Database& db_;
    sqlite3_stmt* stmt_ = nullptr;
};

// Resets a statement that was stepped, whatever happens.
class ResetAfter {
  public:
    explicit ResetAfter(Statement& statement) : statement_(statement) {}
    ResetAfter(const ResetAfter&) = delete;
    ResetAfter& operator=(const ResetAfter&) = delete;
    ~ResetAfter() { statement_.reset(); }

  private:
    Statement& statement_;
};

// Adds a column as it lies in the file.
void add_column(RowDigest& digest, const Statement& row, int column);

// The digest over `count` columns from `first`, as they lie in the file.
std::string digest_of_columns(std::string_view table, const Statement& row, int first, int count);

}  // namespace recoup::store::inline sql
