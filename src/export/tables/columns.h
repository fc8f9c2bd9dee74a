// What the tables and documents of one file have in common: which columns they hold, in which order rows stand, and
// what is left out of them. Pure; any thread.
#pragma once

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/redact/without.h"
#include "export/tables/choice.h"

namespace recoup::exporting::inline tables {

inline bool is_amount(std::string_view column) {
    return column.ends_with("_minor");
}
inline bool is_note(std::string_view column) {
    return column == "note";
}

// A row as `content` lets it be seen: amounts and notes that stay at home are empty, references to contacts as well.
template <class R>
R shown_row(const Content& content, R row) {
    if (content.whole()) return row;
    core::fields(row, [&](std::string_view column, auto& member) {
        using T = std::decay_t<decltype(member)>;
        const bool hidden = (is_amount(column) && !content.amounts) || (is_note(column) && !content.notes) ||
                            (column == "contact_uuid" && !content.contacts);
        if (hidden) member = T{};
        if constexpr (std::is_same_v<T, std::string>) member = core::without_words(member, content.covered);
    });
    return row;
}

// Payments without their sums say nothing.
template <class R>
bool is_left_out(const Content& content) {
    return (std::is_same_v<R, core::ContactRow> && !content.contacts) ||
           (std::is_same_v<R, core::PaymentRow> && !content.amounts);
}

// The rows of a case in an order that does not depend on how they were loaded.
template <class R>
std::vector<const R*> rows_in_order(const core::CaseRecord& record) {
    std::vector<const R*> rows;
    for (const auto& row : core::rows_of<R>(record)) rows.push_back(&row);
    std::ranges::sort(rows, {}, &R::uuid);
    if constexpr (requires(const R& row) { row.position; }) std::ranges::stable_sort(rows, {}, &R::position);
    if constexpr (requires(const R& row) { row.number; }) std::ranges::stable_sort(rows, {}, &R::number);
    if constexpr (requires(const R& row) { row.at; }) std::ranges::stable_sort(rows, {}, &R::at);
    if constexpr (requires(const R& row) { row.taken_at; }) std::ranges::stable_sort(rows, {}, &R::taken_at);
    if constexpr (requires(const R& row) { row.question; }) std::ranges::stable_sort(rows, {}, &R::question);
    return rows;
}

// Those of the chosen cases, and those of none, in an order that does not depend on how they were loaded.
inline std::vector<const core::PaymentRow*> payments_in_order(const core::State& state, ChosenCases cases) {
    auto rows = state.payments();
    std::unordered_set<core::Uuid> chosen;
    for (const auto* record : cases) chosen.insert(record->row.uuid);
    std::erase_if(rows, [&](const auto* row) { return row->case_uuid && !chosen.contains(*row->case_uuid); });
    return rows;
}

}  // namespace recoup::exporting::inline tables
