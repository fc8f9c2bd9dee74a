// A bill and what it tells, as the JSON of the command line and as tables. The owner's thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/command_line/call.h"
#include "core/payments/findings.h"

namespace recoup::cli::inline output {

struct ShownBill {
    const core::Bill& bill;
    std::span<const core::Finding> findings;
    std::span<const core::Uuid> cases;   // of each payment; the nil uuid: none
    const core::State* state = nullptr;  // nothing: there is no file
    bool kept = false;                   // by the file: each has its case
    std::vector<bool> left_out = {};     // payments that are not shown; empty: none
};

// {"payments":[{"row","at","counterpart","goods","direction","amount_minor","currency","method","state","number",
// "merchant_number","known"}],"findings":[{"kind","strength","rows","case","next_at"}]}
// Of several bills in one; of kept payments "case" as well.
void write_bills(const Call& call, std::span<const ShownBill> bills, std::string& out);
// The payments, then what was found, then how many of each.
void print_bill(Call& call, const ShownBill& shown);

// "12, 18": the rows of those payments.
std::string rows_text(const core::Bill& bill, std::span<const std::size_t> payments);
// Nothing without a file, and for a case that is not there.
std::optional<std::int64_t> case_number(const core::State* state, const core::Uuid& uuid);

}  // namespace recoup::cli::inline output
