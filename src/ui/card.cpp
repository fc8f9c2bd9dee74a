#include "ui/card.h"

#include <algorithm>
#include <cmath>

#include "ui/icons.h"

namespace recoup::ui {
namespace {

// Design pixels, from the mock of the board.
constexpr float kPadX = 12, kPadTop = 11, kPadBottom = 11;
constexpr float kTitleLine = 20, kSubtitle = 18;
constexpr float kShotWidth = 44, kShotHeight = 58, kShotGap = 6;
constexpr float kAmountRow = 24, kMetaRow = 16;
constexpr std::size_t kMostShots = 3;

int title_lines(Context& ctx, std::string_view title, float card_width) {
    return ctx.text.measure(body_bold(ctx), title) <= card_width - ctx.px(2 * kPadX) ? 1 : 2;
}

void draw_shots(Context& ctx, const core::CaseRecord& record, Rect row) {
    const auto count = record.evidence.size();
    const auto shown = std::min(count, kMostShots);
    for (std::size_t i = 0; i < shown; ++i)
        thumbnail(ctx, row.take_left(ctx.px(kShotWidth), ctx.px(kShotGap)), record.evidence[i].sha256,
                  record.evidence[i].file_class);
    if (count == shown || row.width() < ctx.px(24)) return;
    const auto more = row.take_left(std::min(ctx.px(kShotWidth), row.width()));
    fill(ctx, more, Role::background, 6);
    label(ctx, more, small_bold(ctx), Role::muted, "+" + std::to_string(count - shown), Align::centre);
}

void draw_amount(Context& ctx, const core::CardView& card, Rect row) {
    const float amount = ctx.text.measure(figure(ctx, 14), card.amount);
    const auto chip = tag(ctx, {row.max.x, row.centre().y}, card.chip, row.width() - amount - ctx.px(6));
    row.max.x = chip.min.x - ctx.px(6);
    const float end = label(ctx, row, figure(ctx, 14), Role::text, card.amount);
    if (card.struck_amount.empty()) return;
    row.min.x = end + ctx.px(5);
    const auto text_style = TextStyle{Face::regular, ctx.px(14), true};
    if (ctx.text.measure(text_style, card.struck_amount) > row.width()) return;
    const float to = label(ctx, row, text_style, Role::faint, card.struck_amount);
    const float y = std::round(row.centre().y);
    ctx.list().AddLine({row.min.x, y}, {to, y}, ctx.theme[Role::faint], std::max(1.0F, ctx.px(1)));
}

// Whose move it is, at the end of the line; mine stands out.
void draw_turn(Context& ctx, core::Turn turn, Rect& row) {
    const auto text = core::label(ctx.reader.lang, turn);
    const auto style = turn == core::Turn::me ? small_bold(ctx) : small(ctx);
    const float width = ctx.text.measure(style, text) + 1;
    if (row.width() < width + ctx.px(34)) return;
    label(ctx, row.take_right(width, ctx.px(10)), style, turn == core::Turn::me ? Role::accent : Role::muted, text);
}

void draw_meta(Context& ctx, const core::CaseRecord& record, const core::CardView& card, Rect row) {
    const auto part = [&](char32_t icon, const std::string& text) {
        icon_label(ctx, row.take_left(ctx.px(14), ctx.px(4)), 14, Role::faint, icon);
        const float width = ctx.text.measure(small(ctx), text);
        label(ctx, row.take_left(width, ctx.px(10)), small(ctx), Role::faint, text);
    };
    const auto have = std::to_string(card.slots_total > 0 ? card.slots_filled : card.evidence);
    part(icon::image, card.slots_total > 0 ? have + "/" + std::to_string(card.slots_total) : have);
    if (card.contacts > 0) part(icon::message, std::to_string(card.contacts));
    if (!record.ended()) draw_turn(ctx, record.row.turn, row);
    const float height = ctx.px(4);
    if (card.slots_total > 0)
        progress(ctx, Rect::at(row.min.x, row.centre().y - height / 2, row.width(), height), card.progress);
}

void draw_surface(Context& ctx, const core::CaseRecord& record, const Rect& box, CardLook look) {
    shadow(ctx, box, look == CardLook::lifted ? Lift::drawer : Lift::card, 10);
    fill(ctx, box, Role::raised, 10);
    // The stage's colour runs down the left edge, inside the rounding.
    ctx.list().PushClipRect(box.min, {box.min.x + ctx.px(3), box.max.y}, true);
    ctx.list().AddRectFilled(box.min, box.max, ctx.theme[stage_role(record.row.stage)], ctx.px(10));
    ctx.list().PopClipRect();
    if (look == CardLook::selected) {
        const float width = std::max(1.5F, ctx.px(2));
        const auto ring = box.inset(-width / 2);
        ctx.list().AddRect(ring.min, ring.max, ctx.theme[Role::accent], ctx.px(10) + width / 2, 0, width);
    }
}

}  // namespace

float card_height(Context& ctx, const core::CaseRecord& record, float width_px) {
    const auto lines = static_cast<float>(title_lines(ctx, record.row.title, width_px));
    const float shots = record.evidence.empty() ? 6 : kShotHeight + 18;
    return std::round(
        ctx.px(kPadTop + kTitleLine * lines + 1 + kSubtitle + shots + kAmountRow + 8 + kMetaRow + kPadBottom));
}

void draw_card(Context& ctx, const core::CaseRecord& record, const Rect& box, CardLook look) {
    const auto card = core::card_view(record, ctx.reader);
    draw_surface(ctx, record, box, look);
    auto inner = Rect{{box.min.x + ctx.px(kPadX), box.min.y + ctx.px(kPadTop)},
                      {box.max.x - ctx.px(kPadX), box.max.y - ctx.px(kPadBottom)}};
    const auto lines = title_lines(ctx, card.title, box.width());
    const auto heading = inner.take_top(ctx.px(kTitleLine) * static_cast<float>(lines), ctx.px(1));
    if (lines == 1)
        label(ctx, heading, body_bold(ctx), Role::text, card.title);
    else
        ctx.text.draw_wrapped(ctx.list(), heading.min, body_bold(ctx), ctx.theme[Role::text], card.title,
                              heading.width(), 2, ctx.px(kTitleLine));
    label(ctx, inner.take_top(ctx.px(kSubtitle)), small(ctx), Role::muted, card.subtitle);
    if (record.evidence.empty()) {
        inner.take_top(ctx.px(6));
    } else {
        inner.take_top(ctx.px(9));
        draw_shots(ctx, record, inner.take_top(ctx.px(kShotHeight), ctx.px(9)));
    }
    draw_amount(ctx, card, inner.take_top(ctx.px(kAmountRow), ctx.px(8)));
    draw_meta(ctx, record, card, inner.take_top(ctx.px(kMetaRow)));
    ctx.wake_at(card.chip_changes_at);
    probe(ctx.probes, "card", card.number, box.min, box.max);
}

}  // namespace recoup::ui
