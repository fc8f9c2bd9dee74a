// What follows from the five amounts of a case, in minor units of its currency. Pure; any thread that may read the
// state.
#pragma once

#include "core/base/error.h"
#include "core/model/state.h"

namespace recoup::core::inline model {

// What is asked for: the claim, else what was paid.
inline std::optional<std::int64_t> asked_minor(const CaseRow& row) {
    return row.claimed_minor ? row.claimed_minor : row.paid_minor;
}
// How a case ends on what was received of what was asked for: nothing or 0 is a refusal, and where nothing is asked for
// anything is all.
Outcome outcome_of(std::optional<std::int64_t> asked_minor, std::optional<std::int64_t> received_minor);
// What is still to come; nothing once the case has ended or where nothing is asked for.
std::optional<std::int64_t> open_minor(const CaseRow& row);
// How much an offer lies below what is asked for; nothing when it does not.
std::optional<std::int64_t> offer_gap_minor(const CaseRow& row);

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

}  // namespace recoup::core::inline model
