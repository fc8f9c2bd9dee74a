#include "core/model/amounts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/money.h"
#include "core/base/words.h"

namespace recoup::core::inline model {

Outcome outcome_of(std::optional<std::int64_t> asked_minor, std::optional<std::int64_t> received_minor) {
    if (received_minor.value_or(0) == 0) return Outcome::rejected;
    return asked_minor && *received_minor < *asked_minor ? Outcome::partial : Outcome::full;
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

}  // namespace recoup::core::inline model
