#include "core/amounts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/money.h"
#include "core/words.h"

namespace recoup::core {

Result<void> carry_amounts(const CaseRow& row, CaseFields& fields) {
    if (!fields.currency || *fields.currency == row.currency) return {};
    const auto& currency = *fields.currency;
    const std::array amounts{
        std::pair(&row.paid_minor, &fields.paid_minor), std::pair(&row.claimed_minor, &fields.claimed_minor),
        std::pair(&row.offered_minor, &fields.offered_minor), std::pair(&row.received_minor, &fields.received_minor),
        std::pair(&row.fee_minor, &fields.fee_minor)};
    for (const auto& [before, after] : amounts) {
        if (!*before || *after) continue;
        const auto minor = carry_amount(**before, row.currency, currency);
        if (!minor)
            return fail(ErrorKind::usage, "error_carry_amount"_tr, {format_decimal(**before, row.currency), currency});
        after->emplace(minor);
    }
    return {};
}

std::optional<std::int64_t> open_minor(const CaseRow& row) {
    const auto asked = asked_minor(row);
    if (!asked || row.outcome != Outcome::none) return std::nullopt;
    return std::max<std::int64_t>(0, *asked - row.received_minor.value_or(0));
}

std::optional<std::int64_t> offer_gap_minor(const CaseRow& row) {
    const auto asked = asked_minor(row);
    if (!asked || !row.offered_minor || *row.offered_minor >= *asked) return std::nullopt;
    return *asked - *row.offered_minor;
}

std::string show_refund_way(Lang lang, const std::string& kept) {
    const auto way = parse_word<RefundWay>(kept);
    return way ? std::string(label(lang, *way)) : kept;
}

std::vector<Double> doubles_of(const State& state, const CaseRecord& record) {
    std::vector<Double> found;
    for (const auto& other : state.cases()) {
        if (other.row.uuid == record.row.uuid || other.in_bin()) continue;
        Double one{.case_uuid = other.row.uuid, .number = other.row.number, .title = other.row.title};
        one.same_order = !record.row.order_no.empty() && other.row.order_no == record.row.order_no;
        for (const auto& item : record.evidence)
            if (std::ranges::find(other.evidence, item.sha256, &EvidenceRow::sha256) != other.evidence.end())
                one.evidence = item.name;
        if (one.same_order || !one.evidence.empty()) found.push_back(std::move(one));
    }
    return found;
}

std::string describe(Lang lang, const Double& found) {
    const auto text = found.same_order && !found.evidence.empty() ? "double_both"_tr
                      : found.same_order                          ? "double_order"_tr
                                                                  : "double_file"_tr;
    return trf(lang, text, found.number, found.title, found.evidence);
}

}  // namespace recoup::core
