// Refunds, the payments that they are of, and those that did not come.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/model/amounts.h"
#include "core/payments/finding_parts.h"
#include "core/reading/belongs.h"
#include "core/reading/words.h"

namespace recoup::core::inline payments {
namespace {

constexpr auto kLongestWait = std::chrono::days{180};

// Payments that wait for a refund, by whom and how much; the newest last.
struct WaitKey {
    std::string_view side;
    std::int64_t minor = 0;
    bool operator==(const WaitKey&) const = default;
};
struct HashWait {
    std::size_t operator()(const WaitKey& key) const {
        return std::hash<std::string_view>{}(key.side) * 31 + std::hash<std::int64_t>{}(key.minor);
    }
};
using Waiting = std::unordered_map<WaitKey, std::vector<std::size_t>, HashWait>;

class Linker {
  public:
    Linker(const Bill& bill, RefundLinks& links) : bill_(bill), links_(links) {
        for (std::size_t i = 0; i < bill.payments.size(); ++i) {
            const auto& payment = bill.payments[i];
            if (!is_paid(payment)) continue;
            if (!payment.number.empty()) by_number_.emplace(payment.number, i);
            if (!payment.merchant_number.empty()) by_merchant_number_.emplace(payment.merchant_number, i);
        }
    }

    void pass(std::size_t i) {
        const auto& payment = bill_.payments[i];
        if (payment.meaning.refund) return link(i);
        if (!is_paid(payment)) return;
        if (payment.refunded_minor > 0) told_[{side_of(payment), payment.refunded_minor}].push_back(i);
        equal_[{side_of(payment), payment.amount_minor}].push_back(i);
    }

  private:
    // A deal that is closed may no longer count as money that went out, and a refund is of it all the same.
    static bool is_paid(const Payment& payment) {
        return !payment.meaning.refund && payment.flow != Flow::in && payment.amount_minor > 0;
    }

    std::size_t by_number(const Payment& refund) const {
        const auto fits = [&](std::size_t i) { return refund.amount_minor <= bill_.payments[i].amount_minor; };
        for (const auto number : {refund.number, paid_number(refund.number)})
            if (const auto found = by_number_.find(number); found != by_number_.end() && fits(found->second))
                return found->second;
        const auto found = by_merchant_number_.find(refund.merchant_number);
        return found != by_merchant_number_.end() && fits(found->second) ? found->second : kNoPayment;
    }

    // The newest that still waits and lies no further back than refunds take.
    std::size_t newest(Waiting& waiting, const Payment& refund) {
        if (side_of(refund).empty()) return kNoPayment;
        const auto found = waiting.find({side_of(refund), refund.amount_minor});
        if (found == waiting.end()) return kNoPayment;
        auto& places = found->second;
        while (!places.empty() && links_.linked[places.back()]) places.pop_back();
        if (places.empty() || refund.at - bill_.payments[places.back()].at > kLongestWait) return kNoPayment;
        return places.back();
    }

    void link(std::size_t at) {
        const auto& refund = bill_.payments[at];
        RefundLink one{.refund = at, .paid = by_number(refund), .sure = true};
        if (one.paid == kNoPayment) one.paid = newest(told_, refund);
        if (one.paid == kNoPayment) {
            one.sure = false;
            one.paid = newest(equal_, refund);
        }
        if (one.paid != kNoPayment) {
            links_.linked[one.paid] = true;
            if (one.sure) links_.returned[one.paid] += refund.amount_minor;
        }
        links_.links.push_back(one);
    }

    const Bill& bill_;
    RefundLinks& links_;
    std::unordered_map<std::string_view, std::size_t> by_number_, by_merchant_number_;
    Waiting told_, equal_;
};

// The cases, for refunds of which no number says where they belong.
class RefundedCases {
  public:
    explicit RefundedCases(const State* state) {
        if (!state) return;
        for (const auto& record : state->cases()) {
            const auto asked = open_minor(record.row);
            if (record.in_bin() || record.watched()) continue;
            if (record.row.refunded_at && record.ended()) keep_ended(record.row, state->zones());
            if (record.ended() || !asked) continue;
            const auto& paid_at = record.row.paid_at;
            const auto since = paid_at ? first_second(*paid_at, state->zones()) : Instant{};
            cases_.push_back({&record.row, plain_word(record.row.platform), *asked, since});
        }
    }

    // The one of this platform that asks for the sum, else the first that asks for more, else one that this refund
    // ended.
    const CaseRow* of(const Payment& refund) const {
        const auto* row = asking(refund);
        return row ? row : ended_by(refund);
    }

  private:
    void keep_ended(const CaseRow& row, const Zones& zones) {
        ended_.push_back({&row, first_second(*row.refunded_at, zones), last_second(*row.refunded_at, zones)});
    }

    const CaseRow* asking(const Payment& refund) const {
        const auto side = plain_word(refund.counterpart);
        const CaseRow* part = nullptr;
        for (const auto& [row, name, asked, since] : cases_) {
            if (refund.amount_minor > asked || refund.at < since || row->currency != refund.currency) continue;
            if (!is_same_name(side, name)) continue;
            if (refund.amount_minor == asked) return row;
            if (!part) part = row;
        }
        return part;
    }

    const CaseRow* ended_by(const Payment& refund) const {
        const auto ended = [&](const EndedCase& one) {
            return one.row->received_minor == refund.amount_minor && one.row->currency == refund.currency &&
                   one.from <= refund.at && refund.at <= one.to &&
                   is_same_name(plain_word(refund.counterpart), plain_word(one.row->platform));
        };
        const auto found = std::ranges::find_if(ended_, ended);
        return found == ended_.end() ? nullptr : found->row;
    }

    struct EndedCase {
        const CaseRow* row = nullptr;
        Instant from{}, to{};  // when the refund came
    };
    struct OpenCase {
        const CaseRow* row = nullptr;
        std::u32string name;  // of its platform
        std::int64_t asked_minor = 0;
        Instant since{};
    };
    std::vector<OpenCase> cases_;
    std::vector<EndedCase> ended_;
};

}  // namespace

RefundLinks link_refunds(const Bill& bill, std::span<const std::size_t> order) {
    RefundLinks links;
    links.returned.resize(bill.payments.size());
    links.linked.resize(bill.payments.size());
    Linker linker(bill, links);
    for (const auto i : order) linker.pass(i);
    return links;
}

void find_refunds(const Bill& bill, const RefundLinks& refunds, const State* state, std::span<const Uuid> cases,
                  std::vector<Finding>& findings) {
    const RefundedCases refunded(state);
    for (const auto& [at, paid, sure] : refunds.links) {
        const auto& refund = bill.payments[at];
        Finding finding;
        finding.kind = refund.meaning.price_protection ? FindingKind::price_protection : FindingKind::refund_arrived;
        finding.strength = sure && paid != kNoPayment ? Strength::strong : Strength::weak;
        if (refund.meaning.price_protection || cases[at]) finding.strength = Strength::strong;
        finding.arrived_minor = refund.amount_minor;
        if (paid != kNoPayment) {
            finding.payments.push_back(paid);
            finding.of_minor = bill.payments[paid].amount_minor;
        }
        finding.payments.push_back(at);
        const bool numbered = cases[at] || (paid != kNoPayment && cases[paid]);
        if (const auto* row = numbered ? nullptr : refunded.of(refund)) finding.case_uuid = row->uuid;
        findings.push_back(std::move(finding));
    }
    if (!bill.refunds_in_place) return;
    for (std::size_t i = 0; i < bill.payments.size(); ++i)
        if (const auto& payment = bill.payments[i]; payment.refunded_minor > 0 && !refunds.linked[i])
            findings.push_back({.kind = FindingKind::refund_arrived,
                                .strength = Strength::strong,
                                .payments = {i},
                                .arrived_minor = payment.refunded_minor,
                                .of_minor = payment.amount_minor});
}

}  // namespace recoup::core::inline payments
