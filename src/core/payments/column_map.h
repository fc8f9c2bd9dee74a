// Which column of a table says what, for bills whose form is not known. Pure values, any thread.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/words.h"

namespace recoup::core::inline payments {

// What a column of a bill may say. Its token is the member of a saved map.
enum class BillField : std::uint8_t {
    time,       // the day, or day and moment
    clock,      // the moment of the day, in a column of its own
    amount,     // signed where there is no direction
    paid,       // what went out, in a column of its own
    received,   // what came in
    direction,  // 收/支
    counterpart,
    goods,
    kind,
    method,
    state,
    number,
    merchant_number,
    refunded,
    currency,
    note
};
inline constexpr std::size_t kBillFields = 16;
std::span<const Word> words_of(WordsOf<BillField>);

enum class DateOrder : std::uint8_t { guess, day_first, month_first };
std::span<const Word> words_of(WordsOf<DateOrder>);

// For each field the heading of its column; empty: there is none.
struct ColumnMap {
    std::array<std::string, kBillFields> headings;
    DateOrder order = DateOrder::guess;
    std::string currency;  // of sums that name none; empty: the person's own

    std::string& operator[](BillField field) { return headings[static_cast<std::size_t>(field)]; }
    const std::string& operator[](BillField field) const { return headings[static_cast<std::size_t>(field)]; }
    bool operator==(const ColumnMap&) const = default;
};

// What each column most likely says, by its heading in either language; a field goes to one column.
ColumnMap guess_columns(std::span<const std::string> headings);

// The fields without which no payment can be read: a time and a sum.
std::vector<BillField> missing_fields(const ColumnMap& map);

}  // namespace recoup::core::inline payments
