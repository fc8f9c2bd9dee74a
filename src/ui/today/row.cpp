#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/kit/amount_label.h"
#include "ui/today/parts.h"

namespace recoup::ui::inline today {
namespace {

constexpr float kButton = 116, kAmount = 92, kChip = 112;  // columns of a row, from the right
constexpr float kAllColumns = 560;                         // below it the chip and the amount stand under the sentence
constexpr float kRowButton = 32, kLargeButton = 40;

// What shows the case: the first proof, else a sign of what is to do.
void draw_shot(Context& ctx, const core::CaseRecord& record, const core::TodayRow& row, const Rect& box) {
    if (!record.evidence.empty()) {
        const auto& first = record.evidence.front();
        return thumbnail(ctx, box, {first.sha256, first.file_class, first.name});
    }
    fill(ctx, box, Role::background, 6);
    icon_label(ctx, box, 20, Role::muted, row.act.kind == core::ActKind::open_slot ? icon::image : icon::message);
}

ButtonSpec spec_of(const Context& ctx, const core::TodayRow& row, ButtonLook look) {
    const bool writes = row.act.copies() || row.act.kind == core::ActKind::complete;
    ButtonSpec spec{.text = row.button, .look = look};
    if (writes && ctx.app.save == SaveLook::read_only) spec.why_not = ctx.tr("why_not_read_only"_tr);
    return spec;
}

float chip_width(Context& ctx, const core::Chip& chip) {
    return chip.clock ? tag_width(ctx, chip) : ctx.text.measure(small(ctx), chip.text) + 1;
}

void draw_chip(Context& ctx, const core::Chip& chip, const Rect& box) {
    if (!chip.clock) return label(ctx, box, small(ctx), Role::muted, chip.text), void();
    tag(ctx, {box.max.x, box.centre().y}, chip, box.width());
}

// An amount is never cut: where both have no room the chip goes, and the reason tells the day.
void draw_second_line(Context& ctx, const core::TodayRow& row, Rect line) {
    const auto amount = amount_that_fits(ctx, figure(ctx, 14), row.amount, line.width());
    const float chip = chip_width(ctx, row.chip);
    if (chip + ctx.px(8) + ctx.text.measure(figure(ctx, 14), amount) <= line.width())
        draw_chip(ctx, row.chip, line.take_left(chip, ctx.px(8)));
    line.min.x = label(ctx, line, figure(ctx, 14), Role::text, amount) + ctx.px(8);
    if (line.width() > ctx.px(24)) label(ctx, line, small(ctx), Role::muted, row.about);
}

}  // namespace

RowHit draw_large_card(Context& ctx, const core::CaseRecord& record, const core::TodayRow& row, const Rect& box) {
    RowHit result;
    const IdScope id(record.row.uuid);
    auto spec = spec_of(ctx, row, ButtonLook::primary);
    spec.key = "Enter";
    auto inner = box.inset(ctx.px(20), 0);
    const float width = button_width(ctx, spec);
    const auto button_box = Rect::at(inner.max.x - width, std::round(box.centre().y - ctx.px(kLargeButton / 2)), width,
                                     ctx.px(kLargeButton));
    inner.max.x = button_box.min.x - ctx.px(20);
    const auto pressed = hit(ctx, "large", {box.min, {inner.max.x, box.max.y}}, Reach::pointer_only);
    shadow(ctx, box, Lift::card, 10);
    fill(ctx, box, pressed.hovered ? Role::suggest_bg : Role::raised, 10);
    outline(ctx, box, Role::accent, 10, 2);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    result.open = pressed.clicked;
    result.act = button(ctx, "do", button_box, spec);
    if (inner.width() > ctx.px(300)) {
        const auto shot = inner.take_left(ctx.px(56), ctx.px(16));
        draw_shot(ctx, record, row,
                  Rect::at(shot.min.x, std::round(box.centre().y - ctx.px(37)), shot.width(), ctx.px(74)));
    }
    const float height = row.reason.empty() ? ctx.px(57) : ctx.px(86);
    auto lines = Rect::at(inner.min.x, std::round(box.centre().y - height / 2), inner.width(), height);
    const TextStyle sentence{Face::semibold, ctx.px(19), false};
    label(ctx, lines.take_top(ctx.px(27), ctx.px(2)), sentence, Role::text, row.sentence);
    if (!row.reason.empty()) label(ctx, lines.take_top(ctx.px(22), ctx.px(9)), body(ctx), Role::muted, row.reason);
    draw_second_line(ctx, row, lines.take_bottom(ctx.px(24)));
    if (ctx.text.measure(body(ctx), row.reason) > inner.width()) tooltip(ctx, pressed, box, row.reason);
    probe(ctx.probes, "today/large", record.row.number, box.min, box.max);
    probe(ctx.probes, "today/do", record.row.number, button_box.min, button_box.max);
    return result;
}

RowHit draw_today_row(Context& ctx, const core::CaseRecord& record, const core::TodayRow& row, const Rect& box) {
    RowHit result;
    const IdScope id(record.row.uuid);
    auto inner = box.inset(ctx.px(16), 0);
    const auto spec = spec_of(ctx, row, ButtonLook::quiet);
    const auto place = inner.take_right(ctx.px(kButton), ctx.px(16));
    const auto button_box =
        Rect::at(place.min.x, std::round(box.centre().y - ctx.px(kRowButton / 2)), place.width(), ctx.px(kRowButton));
    const auto pressed = hit(ctx, "row", {box.min, {place.min.x - ctx.px(8), box.max.y}}, Reach::pointer_only);
    if (pressed.hovered) {
        fill(ctx, box, Role::background);
        ctx.out.cursor = Cursor::hand;
    }
    tooltip(ctx, pressed, box, row.reason);
    result.select = pressed.clicked;
    result.open = pressed.double_clicked;
    result.act = button(ctx, "do", button_box, spec);
    const bool wide = box.width() >= ctx.px(kAllColumns);
    if (wide) {
        const auto amount = amount_that_fits(ctx, figure(ctx, 14), row.amount, ctx.px(kAmount));
        label(ctx, inner.take_right(ctx.px(kAmount), ctx.px(16)), figure(ctx, 14), Role::text, amount, Align::right);
        const auto chip = inner.take_right(ctx.px(kChip), ctx.px(16));
        if (row.chip.clock)
            tag(ctx, {chip.max.x, chip.centre().y}, row.chip, chip.width());
        else
            label(ctx, chip, small(ctx), Role::muted, row.chip.text, Align::right);
    }
    const auto shot = inner.take_left(ctx.px(36), ctx.px(16));
    draw_shot(ctx, record, row,
              Rect::at(shot.min.x, std::round(box.centre().y - ctx.px(24)), shot.width(), ctx.px(48)));
    auto lines = Rect::at(inner.min.x, std::round(box.centre().y - ctx.px(20)), inner.width(), ctx.px(42));
    label(ctx, lines.take_top(ctx.px(21)), body_bold(ctx), Role::text, row.sentence);
    if (wide)
        label(ctx, lines, small(ctx), Role::muted, row.about);
    else
        draw_second_line(ctx, row, lines);
    probe(ctx.probes, "today/row", record.row.number, box.min, box.max);
    probe(ctx.probes, "today/do", record.row.number, button_box.min, button_box.max);
    return result;
}

}  // namespace recoup::ui::inline today
