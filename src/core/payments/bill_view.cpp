#include "core/payments/bill_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/money.h"
#include "core/payments/finding_parts.h"
#include "core/payments/take.h"
#include "core/search/fold.h"

namespace recoup::core::inline payments {
namespace {

bool is_refund_finding(const Finding& finding) {
    return finding.kind == FindingKind::refund_arrived || finding.kind == FindingKind::price_protection;
}

// Of a refund the row that came; the payment that it is of tells its own story.
std::span<const std::size_t> told_by(const Finding& finding) {
    const std::span all(finding.payments);
    return is_refund_finding(finding) ? all.last(1) : all;
}

std::string searched_text(const Payment& one) {
    return fold(fmt::format("{}\n{}\n{}\n{}\n{}", one.counterpart, one.goods, one.number, one.merchant_number,
                            format_decimal(one.amount_minor, one.currency)));
}

bool is_known(const BillView& view, const Bill& bill, const State& state, std::size_t i) {
    const auto* finding = view.tells[i] == BillView::kNone ? nullptr : &view.findings[view.tells[i]];
    const auto& payment = bill.payments[i];
    if (payment.meaning.refund && finding && finding->kind == FindingKind::refund_arrived) {
        const auto* record = finding->case_uuid ? state.find(*finding->case_uuid) : nullptr;
        return record && has_come(record->row, payment, state.zones());
    }
    return static_cast<bool>(view.cases[i]);
}

// What a person called fine says less than what is open; of those the first kind says most.
void tell(BillView& view) {
    for (const bool fine : {false, true})
        for (std::size_t f = 0; f < view.findings.size(); ++f) {
            if (view.fine[f] != fine) continue;
            for (const auto i : told_by(view.findings[f]))
                if (view.tells[i] == BillView::kNone) view.tells[i] = static_cast<std::uint32_t>(f);
        }
}

bool shows(const BillView& view, const BillFilter& filter, std::uint32_t i) {
    if (filter.show != BillFilter::Show::kind) return view.known[i] == (filter.show == BillFilter::Show::known);
    const auto tells = view.tells[i];
    return tells != BillView::kNone && view.findings[tells].kind == filter.kind;
}

}  // namespace

BillView bill_view(const Bill& bill, const State& state, std::span<const std::string> fine) {
    BillView view;
    view.findings = findings_of(bill, &state);
    view.cases = cases_of_payments(bill, state);
    for (const auto& finding : view.findings) {
        view.fine.push_back(!fine.empty() && std::ranges::find(fine, finding_key(bill, finding)) != fine.end());
        const auto kind = static_cast<std::size_t>(finding.kind);
        ++view.found[kind];
        if (!view.fine.back()) ++view.open[kind];
    }
    view.tells.assign(bill.payments.size(), BillView::kNone);
    tell(view);
    for (std::size_t i = 0; i < bill.payments.size(); ++i) {
        view.known.push_back(is_known(view, bill, state, i));
        view.known_count += view.known.back() ? 1 : 0;
        view.searched.push_back(searched_text(bill.payments[i]));
    }
    const auto order = by_moment(bill);
    view.order.assign(order.rbegin(), order.rend());
    return view;
}

std::string finding_key(const Bill& bill, const Finding& finding) {
    const auto& one = bill.payments[finding.payments.back()];
    const auto id = one.number.empty() ? fmt::format("{}/{}/{}", to_storage(one.at), one.amount_minor, side_of(one))
                                       : std::string(one.number);
    return fmt::format("{}/{}/{}", token(finding.kind), token(bill.source), id);
}

std::vector<BillLine> bill_lines(const Bill& bill, const BillView& view, const BillFilter& filter) {
    const auto words = folded_words(filter.search);
    std::vector<BillLine> lines;
    for (const auto i : view.order) {
        if (!shows(view, filter, i)) continue;
        const auto& payment = bill.payments[i];
        if (filter.refunds && !payment.meaning.refund && payment.refunded_minor == 0) continue;
        const auto holds = [&](const std::string& word) { return view.searched[i].find(word) != std::string::npos; };
        if (!std::ranges::all_of(words, holds)) continue;
        const auto tells = view.tells[i];
        if (tells != BillView::kNone && view.findings[tells].kind == FindingKind::refund_missing &&
            view.findings[tells].case_uuid)
            lines.push_back({i, true});
        lines.push_back({i, false});
    }
    return lines;
}

std::vector<std::size_t> taken_with(const BillView& view, std::size_t payment) {
    const auto tells = view.tells[payment];
    const bool twice = tells != BillView::kNone && !view.fine[tells] && view.findings[tells].kind == FindingKind::twice;
    return twice ? view.findings[tells].payments : std::vector{payment};
}

std::optional<Uuid> case_for(const BillView& view, std::span<const std::size_t> chosen) {
    std::optional<Uuid> found;
    for (const auto i : chosen) {
        auto one = view.cases[i];
        if (!one && view.tells[i] != BillView::kNone) one = view.findings[view.tells[i]].case_uuid.value_or(Uuid{});
        if (!one) continue;
        if (found && *found != one) return {};
        found = one;
    }
    return found;
}

bool is_bill_name(std::string_view name) {
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    const auto ends_in = [&](std::string_view ending) {
        return name.size() > ending.size() &&
               std::ranges::equal(name.substr(name.size() - ending.size()), ending, same);
    };
    return ends_in(".csv") || ends_in(".xlsx") || ends_in(".zip");
}

}  // namespace recoup::core::inline payments
