#include "core/view/board.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/money.h"
#include "core/model/amounts.h"
#include "core/view/board_index.h"

namespace recoup::core::inline view {

BoardView board_view(const State& state, const BoardFilter& filter, const Reader& reader) {
    return BoardIndex(state, reader).view(state, filter);
}

Chip case_chip(const CaseRecord& record, const Reader& reader) {
    if (record.ended()) return {"", std::string(label(reader.lang, record.row.outcome))};
    if (!record.next_deadline()) {
        const bool stands = std::ranges::any_of(record.deadlines, [](const auto& row) { return !row.done_at; });
        return {"", std::string(reader(stands ? "deadline_state_stopped"_tr : "deadline_none"_tr))};
    }
    auto chip = deadline_chip(*record.next_deadline(), reader);
    if (record.row.stage == Stage::escalated && record.row.route == Route::market_regulator) chip.prefix = "12315 ";
    return chip;
}

CardView card_view(const CaseRecord& record, const Reader& reader) {
    const auto& row = record.row;
    CardView card;
    card.uuid = row.uuid;
    card.number = row.number;
    card.title = row.title;
    const auto problem = label(reader.lang, row.problem);
    card.subtitle = row.platform.empty() ? std::string(problem) : fmt::format("{} · {}", row.platform, problem);
    const bool less = record.ended() && row.received_minor && *row.received_minor < asked_minor(row).value_or(0);
    const bool unknown = !row.claimed_minor && !row.paid_minor && !row.received_minor;
    const auto shown = record.ended() && row.received_minor ? *row.received_minor : asked_minor(row).value_or(0);
    card.amount = unknown ? "—" : format_amount(shown, row.currency);
    if (less) card.struck_amount = format_amount(asked_minor(row).value_or(0), row.currency);
    card.chip = case_chip(record, reader);
    card.chip_changes_at =
        record.next_deadline() && !record.ended() ? timer_changes_at(reader.now, record.next_due()) : Instant::max();
    card.evidence = static_cast<int>(record.evidence.size());
    card.slots_filled = record.slots_filled();
    card.slots_total = static_cast<int>(record.slots.size());
    return card;
}

}  // namespace recoup::core::inline view
