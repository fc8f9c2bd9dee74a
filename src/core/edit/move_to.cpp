#include "core/edit/move_to.h"

#include <tuple>

namespace recoup::core::inline edit {
namespace {

std::optional<Uuid> card_behind(const State& state, const CaseRecord& record) {
    const CaseRecord* behind = nullptr;
    const auto place = [](const CaseRecord& card) { return std::tie(card.row.position, card.row.uuid); };
    for (const auto& card : state.cases())
        if (card.on_board() && card.row.stage == record.row.stage && place(card) > place(record) &&
            (behind == nullptr || place(card) < place(*behind)))
            behind = &card;
    return behind == nullptr ? std::nullopt : std::optional(behind->row.uuid);
}

}  // namespace

MoveCase move_to(const State& state, const CaseRecord& record, Stage stage) {
    MoveCase move{.case_uuid = record.row.uuid, .stage = stage};
    if (stage == record.row.stage) move.before = card_behind(state, record);
    return move;
}

}  // namespace recoup::core::inline edit
