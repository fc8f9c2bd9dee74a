#include "ui/board/bulk.h"

#include <algorithm>

#include "core/base/words.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline board {
namespace {

constexpr float kHeight = 56;

void drop_gone(const Context& ctx, std::vector<core::Uuid>& marked) {
    std::erase_if(marked, [&](const core::Uuid& card) {
        const auto* record = ctx.app.state.find(card);
        return record == nullptr || !record->on_board();
    });
}

void draw_tag_field(Context& ctx, BoardBulkUi& ui, Rect& row) {
    const auto box = row.take_left(std::min(ctx.px(190), row.width()), ctx.px(8));
    const auto typed = field(ctx, "bulk/tag", box, ui.tag, ui.tag_field,
                             {.hint = ctx.tr("bulk_tag_hint"_tr), .icon = icon::tag, .max_bytes = 100});
    if (!typed.submitted || ui.tag.empty()) return;
    ctx.send(core::BulkTag{ui.marked, {ui.tag}, {}});
    ui.tag.clear();
}

}  // namespace

bool BoardBulkUi::is_marked(const core::Uuid& card) const {
    return std::find(marked.begin(), marked.end(), card) != marked.end();
}

void BoardBulkUi::toggle(const core::Uuid& card) {
    if (std::erase(marked, card) == 0) marked.push_back(card);
}

void draw_bulk_bar(Context& ctx, BoardBulkUi& ui, const Rect& area) {
    drop_gone(ctx, ui.marked);
    ui.shown.reset();
    if (ui.marked.empty()) return;
    const float width = std::min(ctx.px(760), area.width() - ctx.px(40));
    const auto box = Rect::at(std::round(area.centre().x - width / 2), std::round(area.max.y - ctx.px(kHeight + 20)),
                              width, ctx.px(kHeight));
    ui.shown = box;
    const Layer layer(ctx, "bulk", box, ctx.layer_active);
    shadow(ctx, box, Lift::modal, 12);
    fill(ctx, box, Role::raised, 12);
    outline(ctx, box, Role::line, 12);
    auto row = box.inset(ctx.px(16), ctx.px(10));
    if (icon_button(ctx, "bulk/clear", row.take_right(ctx.px(36), ctx.px(8)), icon::close, ctx.tr("bulk_clear"_tr)))
        ui.marked.clear();
    const auto count = ctx.trf("bulk_count"_tr, ui.marked.size());
    label(ctx, row.take_left(ctx.text.measure(body_bold(ctx), count) + 1, ctx.px(16)), body_bold(ctx), Role::text,
          count);
    const ButtonSpec move{.text = ctx.tr("bulk_move"_tr), .icon = icon::arrow_right};
    const auto beside = row.take_left(button_width(ctx, move), ctx.px(8));
    if (button(ctx, "bulk/move", beside, move)) open_menu(ctx, ui.stages, beside);
    const ButtonSpec archive{.text = ctx.tr("action_archive"_tr), .icon = icon::archive};
    if (button(ctx, "bulk/archive", row.take_left(button_width(ctx, archive), ctx.px(8)), archive))
        ctx.send(core::BulkArchive{ui.marked, true});
    draw_tag_field(ctx, ui, row);
}

void draw_bulk_menu(Context& ctx, BoardBulkUi& ui) {
    if (!ui.stages.open) return;
    std::vector<MenuItem> items;
    for (int i = 0; i < core::kStageCount; ++i) {
        const auto stage = static_cast<core::Stage>(i);
        items.push_back({.text = std::string(core::label(ctx.reader.lang, stage)), .dot = stage_role(stage)});
    }
    const int chosen = draw_menu(ctx, "bulk menu", ui.stages, items);
    if (chosen >= 0) ctx.send(core::BulkMove{ui.marked, static_cast<core::Stage>(chosen)});
}

}  // namespace recoup::ui::inline board
