// A table into a bill: the heading is looked for, then every row below it is read. Any thread.
#pragma once

#include <functional>
#include <span>

#include "bill/formats/payment_reader.h"
#include "core/base/error.h"

namespace recoup::bill::inline formats {

struct SheetHabit {
    const core::ColumnMap* map = nullptr;    // a person's; else the form is found, or guessed
    std::span<const core::ColumnMap> known;  // tried where the form is not found
    BillClock clock;
    std::string_view currency;  // of sums that name none
};

// Hands all rows of the table to the sink; may be asked again.
using EachRow = std::function<core::Result<void>(const table::RowSink&)>;

// Errors of kind work: no such table (which says what is missing and how the file begins), or no payment in it.
core::Result<core::Bill> read_sheet(const EachRow& each_row, const SheetHabit& habit);

// Whether a text of bytes of doubtful encoding has headings that are known.
bool has_known_heading(std::string_view text);

}  // namespace recoup::bill::inline formats
