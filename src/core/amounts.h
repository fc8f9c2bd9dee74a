// What follows from the five amounts of a case. Pure; any thread.
#pragma once

#include "core/command.h"
#include "core/error.h"
#include "core/state.h"

namespace recoup::core {

// What is asked for: the claim, else what was paid.
inline std::optional<std::int64_t> asked_minor(const CaseRow& row) {
    return row.claimed_minor ? row.claimed_minor : row.paid_minor;
}
// What is still to come; nothing once the case has ended or where nothing is asked for.
std::optional<std::int64_t> open_minor(const CaseRow& row);
// How much an offer lies below the claim; nothing when it does not.
std::optional<std::int64_t> offer_gap_minor(const CaseRow& row);

// Amounts that stay keep their meaning in the currency `fields` sets: those it does not name are carried over. An error
// of kind usage names the first that does not come out even.
Result<void> carry_amounts(const CaseRow& row, CaseFields& fields);

// The way of a refund as kept: a token of RefundWay by its label, anything else as it is.
std::string show_refund_way(Lang lang, const std::string& kept);

// Another case with the same order number or the same file.
struct Double {
    Uuid case_uuid;
    std::int64_t number = 0;
    std::string title;
    bool same_order = false;
    std::string evidence;  // the name of the file here; empty: none is the same
};
// Cases in the bin are left out.
std::vector<Double> doubles_of(const State& state, const CaseRecord& record);
// "与案件 7“…”的订单号相同"
std::string describe(Lang lang, const Double& found);

}  // namespace recoup::core
