// A table of cases as a person keeps it in a spreadsheet, from the bytes of its CSV file. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/incoming/import_map.h"
#include "app/ports.h"
#include "core/incoming/board.h"

namespace recoup::app::inline incoming {

// A row that is no case, and why: the column that cannot be read, with what stands there.
struct RejectedRow {
    std::uint32_t row = 0;  // as a spreadsheet counts, from 1 on
    core::CaseColumn column{};
    std::string text;
    std::vector<std::string> cells;  // as they stand there
};

struct CaseTable {
    std::vector<std::string> headings;
    core::Arrival arrival;
    core::CaseColumnMap columns;  // as they were taken
    std::vector<RejectedRow> rejected;
};

// Encoding and separator are found out. A row's identity is its uuid, else its order number, else all that it says.
// Of kind work: no column for the title, a map that does not fit, dates that may be read in two ways.
core::Result<CaseTable> read_case_table(const Bytes& bytes, const ImportMap& map, const core::ArrivalHabit& habit);

// As CSV: the rows that could not be read as they came, each with its reason, to be corrected and given again.
std::string rejected_csv(const CaseTable& table, core::Lang lang);

}  // namespace recoup::app::inline incoming
