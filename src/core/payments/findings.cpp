#include "core/payments/findings.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "core/base/text.h"
#include "core/payments/finding_parts.h"
#include "core/reading/belongs.h"
#include "core/reading/spans.h"

namespace recoup::core::inline payments {
namespace {

constexpr std::array<Word, 6> kKinds{{{"twice", "bill_finding_twice"_tr},
                                      {"refund_arrived", "bill_finding_refund_arrived"_tr},
                                      {"refund_missing", "bill_finding_refund_missing"_tr},
                                      {"closed_but_paid", "bill_finding_closed_but_paid"_tr},
                                      {"price_protection", "bill_finding_price_protection"_tr},
                                      {"repeating", "bill_finding_repeating"_tr}}};
constexpr std::array<Word, 2> kStrengths{{{"strong", "bill_strong"_tr}, {"weak", "bill_weak"_tr}}};

constexpr std::size_t kLeastOfNumber = 5;

void find_closed(const Bill& bill, const RefundLinks& refunds, std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < bill.payments.size(); ++i) {
        const auto& payment = bill.payments[i];
        if (!payment.meaning.closed || !is_charge(payment) || refunds.linked[i] || payment.refunded_minor > 0) continue;
        findings.push_back({FindingKind::closed_but_paid, Strength::strong, {i}});
    }
}

// Cases by what a payment may know of them.
class CaseFinder {
  public:
    explicit CaseFinder(const State& state) : state_(state) {
        for (const auto& record : state.cases()) {
            if (record.in_bin()) continue;
            for (const auto& key : number_keys_of(record))
                if (key.size() >= kLeastOfNumber) by_number_.emplace(key, &record);
            if (record.row.paid_minor) by_sum_[*record.row.paid_minor].push_back(&record);
        }
    }

    Uuid of(const Payment& payment) const {
        for (const auto number : {payment.number, paid_number(payment.number), payment.merchant_number})
            if (number.size() >= kLeastOfNumber)
                if (const auto found = by_number_.find(number_key(number)); found != by_number_.end())
                    return found->second->row.uuid;
        const auto same_sum = by_sum_.find(payment.amount_minor);
        if (same_sum != by_sum_.end() && payment.flow == Flow::out)
            for (const auto* record : same_sum->second)
                if (is_of_that_day(payment, record->row) && names_platform(payment.counterpart, record->row))
                    return record->row.uuid;
        return {};
    }

  private:
    bool is_of_that_day(const Payment& payment, const CaseRow& row) const {
        if (!row.paid_at || row.currency != payment.currency) return false;
        const auto& zones = state_.zones();
        return payment.at >= first_second(*row.paid_at, zones) - std::chrono::days{row.paid_at->is_day() ? 0 : 1} &&
               payment.at <= last_second(*row.paid_at, zones) + std::chrono::days{row.paid_at->is_day() ? 0 : 1};
    }

    const State& state_;
    std::map<std::string, const CaseRecord*, std::less<>> by_number_;
    std::map<std::int64_t, std::vector<const CaseRecord*>> by_sum_;
};

}  // namespace

std::span<const Word> words_of(WordsOf<FindingKind>) {
    return kKinds;
}
std::span<const Word> words_of(WordsOf<Strength>) {
    return kStrengths;
}

std::vector<std::size_t> by_moment(const Bill& bill) {
    std::vector<std::size_t> order(bill.payments.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return bill.payments[i].at; });
    return order;
}

std::vector<Uuid> cases_of_payments(const Bill& bill, const State& state) {
    const CaseFinder finder(state);
    std::vector<Uuid> cases;
    cases.reserve(bill.payments.size());
    for (std::size_t i = 0; i < bill.payments.size(); ++i)
        cases.push_back(!bill.in_case.empty() && bill.in_case[i] ? bill.in_case[i] : finder.of(bill.payments[i]));
    return cases;
}

std::vector<Finding> findings_of(const Bill& bill, const State* state) {
    const auto order = by_moment(bill);
    const auto refunds = link_refunds(bill, order);
    const auto cases = state ? cases_of_payments(bill, *state) : std::vector<Uuid>(bill.payments.size());
    std::vector<Finding> findings;
    find_twice(bill, order, refunds, findings);
    find_refunds(bill, refunds, state, cases, findings);
    find_missing(bill, refunds, state, cases, findings);
    find_closed(bill, refunds, findings);
    find_repeating(bill, order, findings);
    for (auto& finding : findings)
        for (const auto i : finding.payments)
            if (!finding.case_uuid && cases[i]) finding.case_uuid = cases[i];
    std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
        const auto first = [](const Finding& one) { return one.payments.empty() ? kNoPayment : one.payments.front(); };
        return std::pair(a.kind, first(a)) < std::pair(b.kind, first(b));
    });
    return findings;
}

}  // namespace recoup::core::inline payments
