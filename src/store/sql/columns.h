// Row values to and from the columns of their tables: tokens for words, text for moments and identities. Strict: what
// we would not have written ourselves is not read. Pure; any thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/model/change.h"
#include "store/sql/statement.h"

namespace recoup::store::inline sql {

// NULL, INTEGER or TEXT.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

// Longest text of one field that is read, in bytes.
inline constexpr std::size_t kMaxTextBytes = 1u << 20;

Value to_value(const core::Uuid& value);
Value to_value(core::Instant value);
Value to_value(const core::When& value);
inline Value to_value(const std::string& value) {
    return value;
}
inline Value to_value(std::int64_t value) {
    return value;
}
inline Value to_value(bool value) {
    return static_cast<std::int64_t>(value);
}
template <class E>
requires std::is_enum_v<E> Value to_value(E value) {
    return std::string(core::token(value));
}
template <class T>
Value to_value(const std::optional<T>& value) {
    return value ? to_value(*value) : Value{};
}

bool from_text(std::string_view text, std::string& out);
bool from_text(std::string_view text, core::Uuid& out);
bool from_text(std::string_view text, core::Instant& out);
bool from_text(std::string_view text, core::When& out);
bool from_text(std::string_view text, core::Party& out);
template <class E>
requires std::is_enum_v<E>
bool from_text(std::string_view text, E& out) {
    const auto all = core::words<E>();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].token == text) {
            out = static_cast<E>(i);
            return true;
        }
    return false;
}

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

// Reads one value; false when it holds nothing we would have written.
template <class T>
bool from_value(sqlite3_value* value, T& out) {
    const int type = sqlite3_value_type(value);
    if constexpr (kIsOptional<T>) {
        if (type == SQLITE_NULL) {
            out.reset();
            return true;
        }
        return from_value(value, out.emplace());
    } else if constexpr (std::is_same_v<T, bool>) {
        const auto number = sqlite3_value_int64(value);
        out = number != 0;
        return type == SQLITE_INTEGER && (number | 1) == 1;
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        out = sqlite3_value_int64(value);
        return type == SQLITE_INTEGER;
    } else {
        if (type != SQLITE_TEXT) return false;
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
        return text && from_text({text, static_cast<std::size_t>(sqlite3_value_bytes(value))}, out);
    }
}

template <class T>
bool from_column(const Statement& row, int column, T& out) {
    return from_value(row.value(column), out);
}

// Reads all columns of a row from `first`.
template <class R>
bool row_from_columns(const Statement& statement, int first, R& row) {
    bool good = true;
    int column = first;
    core::fields(row, [&](std::string_view, auto& member) { good = from_column(statement, column++, member) && good; });
    return good;
}

template <class R>
std::vector<Value> row_values(const R& row) {
    std::vector<Value> values;
    core::fields(row, [&](std::string_view, const auto& member) { values.push_back(to_value(member)); });
    return values;
}

template <class R>
int column_count() {
    int count = 0;
    const R row;
    core::fields(row, [&](std::string_view, const auto&) { ++count; });
    return count;
}

// "uuid,number,…"
template <class R>
std::string column_list() {
    std::string list;
    const R row;
    core::fields(row, [&](std::string_view name, const auto&) { list.append(list.empty() ? "" : ",").append(name); });
    return list;
}

// Some of the columns of R, by name; nothing named: all of them.
template <class R>
class Columns {
  public:
    Columns(std::initializer_list<std::string_view> names = {}) {
        const R row;
        core::fields(row, [&](std::string_view name, const auto&) {
            const bool taken = names.size() == 0 || std::find(names.begin(), names.end(), name) != names.end();
            taken_.push_back(taken ? 1 : 0);
            if (taken) list_.append(list_.empty() ? "" : ",").append(name);
        });
    }
    const std::string& list() const { return list_; }

    // The others of the row stay as they are.
    bool read(const Statement& statement, R& row) const {
        bool good = true;
        int column = 0;
        auto taken = taken_.begin();
        core::fields(row, [&](std::string_view, auto& member) {
            if (*taken++ != 0) good = from_column(statement, column++, member) && good;
        });
        return good;
    }

  private:
    std::vector<char> taken_;  // a vector of bits costs more than what it says
    std::string list_;
};

// As RowDigest has it, in lower-case hexadecimal.
std::string digest_of_values(std::string_view table, const std::vector<Value>& values);
// From parameter `first` on; the values must outlive the next run.
void bind_values(Statement& statement, int first, const std::vector<Value>& values);

// What the history keeps as JSON; discarded where it is none, or lies deeper than anything we write.
nlohmann::ordered_json json_of_text(std::string_view text);
// The rows of a change as the history keeps them: [{"table":…,"before":{…},"after":{…}}].
std::string rows_to_json(const std::vector<core::RowChange>& rows);
// Nothing where we would not have written it.
std::optional<std::vector<core::RowChange>> rows_from_json(std::string_view text);

}  // namespace recoup::store::inline sql
