// Refunds that were promised, agreed or told, and are in no row.
#include "core/payments/missing.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/payments/finding_parts.h"
#include "core/payments/kept.h"
#include "core/payments/meaning.h"
#include "core/search/fold.h"

namespace recoup::core::inline payments {
namespace {

// How long an agreed refund may take where nobody said by when.
constexpr auto kPatience = std::chrono::days{7};

bool holds_one(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
}

void expect(std::optional<ExpectedRefund>& expected, RefundWord why, Instant by) {
    if (!expected || by > expected->by) expected = {why, by};
}

std::optional<ExpectedRefund> by_words(const CaseRecord& record, const Zones& zones) {
    std::optional<ExpectedRefund> expected;
    for (const auto& contact : record.contacts) {
        if (contact.promised_by && contact.kept != Kept::yes)
            expect(expected, RefundWord::promised, last_second(*contact.promised_by, zones));
        else if (contact.direction == Direction::in && tells_of_refund(contact.words))
            expect(expected, RefundWord::told, contact.at + kPatience);
    }
    return expected;
}

std::optional<ExpectedRefund> by_state(const CaseRecord& record) {
    const auto& row = record.row;
    std::optional<ExpectedRefund> expected;
    if (row.stage == Stage::refunded && row.outcome != Outcome::rejected && row.outcome != Outcome::abandoned)
        expected = {RefundWord::agreed, row.stage_since + kPatience};
    for (const auto& route : record.routes)
        if (route.state == RouteState::settled && route.closed_at)
            expect(expected, RefundWord::agreed, *route.closed_at + kPatience);
    return expected;
}

}  // namespace

bool tells_of_refund(std::string_view words) {
    static constexpr std::string_view kTold[] = {"已退款",
                                                 "已经退款",
                                                 "退款成功",
                                                 "已原路退",
                                                 "已经原路退",
                                                 "已退回",
                                                 "已经退回",
                                                 "退款已到",
                                                 "退款已经到",
                                                 "钱已经退",
                                                 "款项已退",
                                                 "has been refunded",
                                                 "was refunded",
                                                 "been refunded",
                                                 "already refunded",
                                                 "issued your refund",
                                                 "refund was sent",
                                                 "refund has been sent",
                                                 "refund was issued",
                                                 "refund has been issued"};
    static constexpr std::string_view kDoubt[] = {"没",    "未",    "不",     "如果", "若",   "是否", "吗",
                                                  "后",    "会",    "将",     "等",   "not ", "n't",  "if ",
                                                  "once ", "when ", "after ", "?",    "？"};
    const auto text = fold(words);
    std::size_t from = 0;
    while (from < text.size()) {
        constexpr std::string_view kEnds[] = {",", ".", ";", "!", "\n", "，", "。", "；", "！"};
        std::size_t end = text.size();
        for (const auto mark : kEnds) end = std::min(end, text.find(mark, from));
        const auto clause = std::string_view(text).substr(from, end - from);
        if (holds_one(clause, kTold) && !holds_one(clause, kDoubt)) return true;
        from = end + 1;
    }
    return false;
}

std::optional<ExpectedRefund> expected_refund(const CaseRecord& record, const Zones& zones) {
    if (record.in_bin() || record.watched() || record.row.refunded_at) return {};
    auto expected = by_words(record, zones);
    if (!expected && (!record.ended() || record.row.stage == Stage::refunded)) expected = by_state(record);
    return expected;
}

std::optional<MissingRefund> missing_refund(const CaseRecord& record, const Zones& zones) {
    if (record.payments.empty()) return {};
    const auto expected = expected_refund(record, zones);
    if (!expected) return {};
    Instant until{};
    for (const auto& row : record.payments) {
        if (row.direction != Flow::out || row.refunded_minor > 0) return {};
        until = std::max(until, row.until);
    }
    if (until < expected->by) return {};
    return MissingRefund{expected->why, expected->by, until};
}

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
        const auto row = paid.find(record.row.uuid);
        // A bill that ends before, or that never had the payment, says nothing.
        if (row == paid.end() || arrived.contains(record.row.uuid)) continue;
        const auto expected = expected_refund(record, state->zones());
        if (!expected || expected->by > (bill.until.empty() ? last : bill.until[row->second])) continue;
        findings.push_back({.kind = FindingKind::refund_missing,
                            .strength = expected->why == RefundWord::agreed ? Strength::weak : Strength::strong,
                            .payments = {row->second},
                            .case_uuid = record.row.uuid});
    }
}

}  // namespace recoup::core::inline payments
