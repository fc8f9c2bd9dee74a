#include "store/sql/statement.h"

namespace recoup::store::inline sql {

Statement::Statement(Database& db, std::string_view sql) : db_(db) {
    db.check(sqlite3_prepare_v3(db.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                &stmt_, nullptr));
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    db_.check(sqlite3_bind_int64(stmt_, parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
    const char* data = value.data() ? value.data() : "";
    db_.check(sqlite3_bind_text64(stmt_, parameter, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_blob(int parameter, std::span<const std::uint8_t> value) {
    db_.check(sqlite3_bind_blob64(stmt_, parameter, value.data(), value.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind_null(int parameter) {
    db_.check(sqlite3_bind_null(stmt_, parameter));
    return *this;
}

Statement& Statement::bind_value(int parameter, const sqlite3_value* value) {
    db_.check(sqlite3_bind_value(stmt_, parameter, value));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(stmt_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    // The message of the failure is kept until the reset's own.
    SqlFailure failure(db_.handle(), code);
    sqlite3_reset(stmt_);
    throw failure;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(stmt_, column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(stmt_, column)))
                : std::string_view();
}

std::span<const std::uint8_t> Statement::blob(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(stmt_, column));
    return {data, data ? static_cast<std::size_t>(sqlite3_column_bytes(stmt_, column)) : 0};
}

void add_column(RowDigest& digest, const Statement& row, int column) {
    switch (row.type(column)) {
        case SQLITE_NULL:
            return digest.null();
        case SQLITE_INTEGER:
            return digest.integer(row.integer(column));
        case SQLITE_TEXT:
            return digest.text(row.text(column));
        default:  // no row of ours has a real number, so any form of it differs
            return digest.blob(row.blob(column));
    }
}

std::string digest_of_columns(std::string_view table, const Statement& row, int first, int count) {
    RowDigest digest(table);
    for (int i = first; i < first + count; ++i) add_column(digest, row, i);
    return digest.hex();
}

}  // namespace recoup::store::inline sql
