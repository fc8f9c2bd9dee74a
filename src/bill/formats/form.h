// The forms of bills that are known, by the headings of their columns in any order and in any row. Pure; any thread.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/payments/column_map.h"
#include "core/payments/payment.h"

namespace recoup::bill::inline formats {

inline constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

// Where each field stands in this file. A moment may stand in either of two columns.
struct Columns {
    core::BillSource source = core::BillSource::other;
    bool utc8 = false;          // as the companies of China write it
    bool tells_refund = false;  // a column says what came back, and no row of its own does
    std::array<std::size_t, core::kBillFields> at;
    std::size_t second_time = kNoColumn;
    std::string currency;
    core::DateOrder order = core::DateOrder::guess;

    Columns() { at.fill(kNoColumn); }
    std::size_t of(core::BillField field) const { return at[static_cast<std::size_t>(field)]; }
    std::size_t& of(core::BillField field) { return at[static_cast<std::size_t>(field)]; }
};

struct Recognised {
    Columns columns;
    std::size_t matched = 0;                     // headings
    std::vector<std::string_view> missing = {};  // headings that the form must have; static
};

// The form of which most headings stand in this row; nothing where it is a heading of none.
std::optional<Recognised> recognise(std::span<const std::string> cells);
// The columns of this row by a person's map; nothing where a heading that it names is not there.
std::optional<Columns> columns_by(const core::ColumnMap& map, std::span<const std::string> cells);

}  // namespace recoup::bill::inline formats
