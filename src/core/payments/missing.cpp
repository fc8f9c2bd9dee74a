// Refunds that were promised, agreed or told, and are in no row.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/payments/finding_parts.h"

namespace recoup::core::inline payments {
namespace {

// How long an agreed refund may take where nobody said by when.
constexpr auto kPatience = std::chrono::days{7};

// By when a case's money should have come; nothing where it is not on its way, or is known to have come.
std::optional<Instant> expected_by(const CaseRecord& record, const Zones& zones, bool& promised) {
    if (record.in_bin() || record.watched() || record.row.refunded_at) return {};
    std::optional<Instant> by;
    for (const auto& contact : record.contacts)
        if (contact.promised_by && contact.kept != Kept::yes)
            by = std::max(by.value_or(Instant{}), last_second(*contact.promised_by, zones));
    promised = by.has_value();
    if (!by && record.row.stage == Stage::refunded && record.row.outcome != Outcome::rejected &&
        record.row.outcome != Outcome::abandoned)
        by = record.row.stage_since + kPatience;
    if (record.ended() && !by) return {};
    return by;
}

Instant last_moment(const Bill& bill) {
    Instant last{};
    for (const auto& payment : bill.payments) last = std::max(last, payment.at);
    return last;
}

}  // namespace

void find_missing(const Bill& bill, const RefundLinks& refunds, const State* state, std::span<const Uuid> cases,
                  std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < bill.payments.size() && !bill.refunds_in_place; ++i)
        if (bill.payments[i].refunded_minor > 0 && !refunds.linked[i])
            findings.push_back({FindingKind::refund_missing, Strength::weak, {i}});
    if (!state) return;
    std::unordered_map<Uuid, std::size_t> paid;
    std::unordered_set<Uuid> arrived;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!cases[i]) continue;
        if (bill.payments[i].meaning.refund || refunds.linked[i] || bill.payments[i].refunded_minor > 0)
            arrived.insert(cases[i]);
        else if (bill.payments[i].flow == Flow::out)
            paid.emplace(cases[i], i);
    }
    for (const auto& finding : findings)
        if (finding.kind == FindingKind::refund_arrived && finding.case_uuid) arrived.insert(*finding.case_uuid);
    const auto last = last_moment(bill);
    for (const auto& record : state->cases()) {
        bool promised = false;
        const auto by = expected_by(record, state->zones(), promised);
        const auto row = paid.find(record.row.uuid);
        // A bill that ends before, or that never had the payment, says nothing.
        if (!by || *by > last || row == paid.end() || arrived.contains(record.row.uuid)) continue;
        findings.push_back({.kind = FindingKind::refund_missing,
                            .strength = promised ? Strength::strong : Strength::weak,
                            .payments = {row->second},
                            .case_uuid = record.row.uuid});
    }
}

}  // namespace recoup::core::inline payments
