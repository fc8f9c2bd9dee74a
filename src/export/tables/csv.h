// The tables of a file as CSV (RFC 4180, CRLF). Each column bears its name in the file; beside an amount stands its
// decimal, beside a moment its civil day. No spreadsheet takes a text for a formula. Pure; any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "export/tables/choice.h"

namespace recoup::exporting::inline tables {

struct CsvChoice {
    bool mark = true;                        // a byte order mark, without which Excel garbles Chinese
    bool excel = false;                      // long numbers as ="4200…", which no other program understands
    std::optional<core::Lang> headers = {};  // for people; nothing: the names of the columns
    std::vector<std::string> fields = {};    // which columns, in this order; empty: all
    Content content = {};
    const core::Zones* zones = nullptr;  // outlives it
    std::string zone = {};               // IANA: of moments
};

// In the order of the file: cases, evidence …
std::vector<std::string_view> csv_tables();
// The names of a table's columns; empty for a table that is not there.
std::vector<std::string> csv_columns(std::string_view table);

// A column that is not there is refused, of kind usage. `table` is one of csv_tables().
core::Result<std::string> csv(std::string_view table, const core::State& state, ChosenCases cases,
                              const CsvChoice& choice);

// The same of the table of cases, for who has their rows alone: `each` hands them over one by one.
using TakeCase = std::function<void(const core::CaseRow&)>;
core::Result<std::string> csv_of_cases(const std::function<core::Result<void>(const TakeCase&)>& each,
                                       const CsvChoice& choice);

// One field as it is written. A text that a spreadsheet would calculate gets a ' in front, as does one that would read
// like that; taking one ' off those gives the text again.
std::string csv_text(std::string_view text, bool excel = false);

}  // namespace recoup::exporting::inline tables
