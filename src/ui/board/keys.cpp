#include <algorithm>

#include "ui/board/board.h"

namespace recoup::ui::inline board {
namespace {

struct Spot {
    int column = -1;
    int index = 0;
};

const std::vector<std::uint32_t>& cards_of(const Context& ctx, int column) {
    return ctx.app.board.columns[static_cast<std::size_t>(column)].cards;
}

core::Uuid card_at(const Context& ctx, Spot spot) {
    return ctx.app.state.cases()[cards_of(ctx, spot.column)[static_cast<std::size_t>(spot.index)]].row.uuid;
}

Spot find(const Context& ctx, const core::Uuid& card) {
    for (int c = 0; c < core::kStageCount; ++c)
        for (int i = 0; i < static_cast<int>(cards_of(ctx, c).size()); ++i)
            if (card_at(ctx, {c, i}) == card) return {c, i};
    return {};
}

// The nearest column with cards in that direction.
Spot sideways(const Context& ctx, Spot from, int step) {
    for (int c = from.column + step; c >= 0 && c < core::kStageCount; c += step) {
        const auto count = static_cast<int>(cards_of(ctx, c).size());
        if (count > 0) return {c, std::min(from.index, count - 1)};
    }
    return from;
}

Spot first_card(const Context& ctx) {
    return sideways(ctx, {-1, 0}, +1);
}

void select(BoardUi& ui, const core::Uuid& card) {
    ui.selected = card;
    ui.reveal_selected = true;
}

// The move of one card by one place, as a drop would make it.
std::optional<core::MoveCase> moved(const Context& ctx, Spot from, int columns, int rows) {
    const Spot to{from.column + columns, from.index};
    if (to.column < 0 || to.column >= core::kStageCount) return std::nullopt;
    core::MoveCase move;
    move.case_uuid = card_at(ctx, from);
    move.stage = static_cast<core::Stage>(to.column);
    const auto count = static_cast<int>(cards_of(ctx, to.column).size());
    int before = columns != 0 ? std::min(from.index, count) : from.index + (rows > 0 ? 2 : -1);
    if (columns == 0 && (before < 0 || before > count)) return std::nullopt;
    if (before < count) move.before = card_at(ctx, {to.column, before});
    return move;
}

}  // namespace

void select_found(const Context& ctx, BoardUi& ui) {
    if (ui.selected && find(ctx, *ui.selected).column >= 0) return;
    const auto first = first_card(ctx);
    if (first.column >= 0) select(ui, card_at(ctx, first));
}

void board_keys(Context& ctx, BoardUi& ui, BoardEvents& events) {
    struct Arrow {
        Key key;
        int columns, rows;
    };
    static constexpr Arrow kArrows[] = {{Key::left, -1, 0}, {Key::right, +1, 0}, {Key::up, 0, -1}, {Key::down, 0, +1}};
    for (const auto& arrow : kArrows) {
        const bool carry = ctx.key(arrow.key, false, true);
        if (!carry && !ctx.key(arrow.key)) continue;
        ctx.focus.clear();
        const auto here = ui.selected ? find(ctx, *ui.selected) : Spot{};
        if (here.column < 0) {
            const auto first = first_card(ctx);
            if (first.column >= 0) select(ui, card_at(ctx, first));
        } else if (carry) {
            events.moved = moved(ctx, here, arrow.columns, arrow.rows);
            ui.reveal_selected = true;
        } else {
            auto to =
                arrow.columns != 0 ? sideways(ctx, here, arrow.columns) : Spot{here.column, here.index + arrow.rows};
            to.index = std::clamp(to.index, 0, static_cast<int>(cards_of(ctx, to.column).size()) - 1);
            select(ui, card_at(ctx, to));
        }
    }
    if (ui.selected && !ctx.focus.visible() && ctx.key(Key::enter)) events.open = ui.selected;
    if (ui.selected && !ctx.focus.visible() && ctx.key(Key::space)) ui.bulk.toggle(*ui.selected);
    if (!ui.bulk.marked.empty() && ctx.key(Key::escape)) ui.bulk.marked.clear();
    if (!ui.filter.search.empty() && ctx.key(Key::escape)) ui.filter.search.clear();
}

}  // namespace recoup::ui::inline board
