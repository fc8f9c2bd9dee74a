#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/agenda/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/amount_label.h"

namespace recoup::ui::inline agenda {
namespace {

constexpr float kWide = 780;  // from which a row has a column for everything
constexpr float kStackedBelow = 300;

bool is_wide(const Context& ctx, const Rect& row) {
    return row.width() >= ctx.px(kWide);
}

bool row_button(Context& ctx, const char* id, const Rect& box, char32_t icon, std::string_view tip) {
    const auto pressed = hit(ctx, id, box);
    fill(ctx, box, pressed.hovered ? Role::background : Role::raised, 8);
    outline(ctx, box, Role::line, 8);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    icon_label(ctx, box, 18, Role::text, icon);
    tooltip(ctx, pressed, box, tip);
    return pressed.clicked;
}

// Behind the detail, as far as there is room.
struct Piece {
    std::string_view text;
    char32_t icon = 0;
    Role role = Role::muted;
    std::optional<Role> back;
};

float width_of(Context& ctx, const Piece& piece) {
    return ctx.text.measure(small(ctx), piece.text) + ctx.px(piece.icon ? 18 : 0) + ctx.px(piece.back ? 12 : 0) + 1;
}

void draw_piece(Context& ctx, Rect box, const Piece& piece) {
    if (piece.back) {
        fill(ctx, {{box.min.x, box.centre().y - ctx.px(9)}, {box.max.x, box.centre().y + ctx.px(9)}}, *piece.back, 5);
        box = box.inset(ctx.px(6), 0);
    }
    if (piece.icon) icon_label(ctx, box.take_left(ctx.px(14), ctx.px(4)), 14, piece.role, piece.icon);
    label(ctx, box, small(ctx), piece.role, piece.text);
}

void draw_detail(Context& ctx, const core::AgendaRow& row, Rect line) {
    std::vector<Piece> pieces;
    if (row.estimate) pieces.push_back({ctx.tr("deadline_estimate"_tr), 0, Role::warn_text, Role::warn_bg});
    if (!row.snoozed.empty()) pieces.push_back({row.snoozed, icon::snooze, Role::accent, {}});
    if (!row.rule.empty()) pieces.push_back({row.rule, 0, Role::faint, {}});
    const float gap = ctx.px(10);
    const float detail = ctx.text.measure(small(ctx), row.detail) + 1;
    float room = line.width() - std::min(detail, line.width() * 0.5F);
    std::vector<Piece> shown;
    float taken = 0;
    for (const auto& piece : pieces) {
        auto fitting = piece;
        if (piece.icon && width_of(ctx, piece) + gap > room) fitting.text = {};  // the icon tells as much
        const float width = width_of(ctx, fitting) + gap;
        if (width > room) continue;
        room -= width;
        taken += width;
        shown.push_back(fitting);
    }
    label(ctx, line.take_left(std::min(detail, line.width() - taken), gap), small(ctx), Role::muted, row.detail);
    for (const auto& piece : shown) draw_piece(ctx, line.take_left(width_of(ctx, piece), gap), piece);
}

// Two lines in the middle of the height, or one.
void draw_due(Context& ctx, const core::AgendaRow& row, const Rect& box) {
    const TextStyle style{Face::regular, ctx.px(14), true};
    if (row.other_end.empty()) return label(ctx, box, style, Role::muted, row.due, Align::right), void();
    auto lines = Rect::at(box.min.x, box.centre().y - ctx.px(19), box.width(), ctx.px(38));
    label(ctx, lines.take_top(ctx.px(20)), style, Role::muted, row.due, Align::right);
    label(ctx, lines, small(ctx), Role::faint, row.other_end, Align::right);
}

float due_width(Context& ctx, const core::AgendaRow& row) {
    const TextStyle style{Face::regular, ctx.px(14), true};
    return std::max(ctx.text.measure(style, row.due), ctx.text.measure(small(ctx), row.other_end)) + 1;
}

void draw_figures(Context& ctx, const core::AgendaRow& row, Rect& inner, bool wide) {
    const auto amount_style = figure(ctx, 14);
    const float amount = ctx.text.measure(amount_style, row.amount) + 1;
    if (wide) {
        label(ctx, inner.take_right(std::max(ctx.px(96), amount), ctx.px(16)), amount_style, Role::text, row.amount,
              Align::right);
        return draw_due(ctx, row, inner.take_right(std::max(ctx.px(136), due_width(ctx, row)), ctx.px(20)));
    }
    const auto second = row.other_end.empty() ? row.due : row.due + " · " + row.other_end;
    const TextStyle due_style{Face::regular, ctx.px(12), true};
    const float least = std::max(amount, ctx.text.measure(due_style, second) + 1);
    auto column =
        inner.take_right(std::clamp(least, ctx.px(96), std::max(ctx.px(96), inner.width() * 0.45F)), ctx.px(16));
    column = Rect::at(column.min.x, column.centre().y - ctx.px(19), column.width(), ctx.px(38));
    label(ctx, column.take_top(ctx.px(20)), amount_style, Role::text,
          amount_that_fits(ctx, amount_style, row.amount, column.width()), Align::right);
    label(ctx, column, due_style, Role::muted, second, Align::right);
}

Role edge_role(const core::Chip& chip) {
    if (chip.whose == core::Whose::mine) return tone_mark(chip.tone);
    return chip.whose == core::Whose::theirs_late ? Role::text : Role::field;
}

void draw_surface(Context& ctx, const core::AgendaRow& row, const Rect& box, bool hovered, bool selected) {
    shadow(ctx, box, Lift::card, 10);
    fill(ctx, box, Role::raised, 10);
    // The colour of the time left runs down the left edge, inside the rounding.
    ctx.list().PushClipRect(box.min, {box.min.x + ctx.px(3), box.max.y}, true);
    ctx.list().AddRectFilled(box.min, box.max, ctx.theme[edge_role(row.chip)], ctx.px(10));
    ctx.list().PopClipRect();
    if (hovered && !selected) outline(ctx, box, Role::line, 10);
    if (!selected) return;
    const float width = std::max(1.5F, ctx.px(2));
    const auto ring = box.inset(-width / 2);
    ctx.list().AddRect(ring.min, ring.max, ctx.theme[Role::accent], ctx.px(10) + width / 2, 0, width);
}

// Where chip and figures would leave the title no room: the title above, time left and amount below it.
void draw_stacked(Context& ctx, const core::AgendaRow& row, const Rect& inner) {
    auto lines = Rect::at(inner.min.x, std::round(inner.centre().y - ctx.px(24)), inner.width(), ctx.px(48));
    const auto style = figure(ctx, 14);
    const float chip = tag_width(ctx, row.chip);
    const float amount = ctx.text.measure(style, row.amount) + 1;
    auto head = lines.take_top(ctx.px(21), ctx.px(3));
    const bool beside_title = chip + ctx.px(8) + amount > lines.width();  // an amount is never cut
    if (beside_title) label(ctx, head.take_right(amount, ctx.px(8)), style, Role::text, row.amount, Align::right);
    label(ctx, head, body_bold(ctx), Role::text, row.title);
    tag(ctx, {lines.min.x + chip, lines.centre().y}, row.chip, lines.width());
    if (beside_title) return;
    lines.take_left(chip, ctx.px(8));
    label(ctx, lines, style, Role::text, amount_that_fits(ctx, style, row.amount, lines.width()), Align::right);
}

}  // namespace

Rect agenda_done_box(const Context& ctx, const Rect& row) {
    const float width = ctx.px(is_wide(ctx, row) ? 46 : 38);
    return Rect::at(row.max.x - ctx.px(16) - width, std::round(row.centre().y - ctx.px(18)), width, ctx.px(36));
}

Rect agenda_snooze_box(const Context& ctx, const Rect& row) {
    const auto done = agenda_done_box(ctx, row);
    return done.moved({-done.width() - ctx.px(is_wide(ctx, row) ? 14 : 6), 0});
}

AgendaRowHit draw_agenda_row(Context& ctx, const core::AgendaRow& row, const Rect& box, bool selected) {
    AgendaRowHit result{.snooze_box = agenda_snooze_box(ctx, box), .done_box = agenda_done_box(ctx, box)};
    const bool wide = is_wide(ctx, box);
    const Rect body_box{box.min, {result.snooze_box.min.x - ctx.px(4), box.max.y}};
    const auto pressed = hit(ctx, "row", body_box, Reach::pointer_only);
    draw_surface(ctx, row, box, pressed.hovered, selected);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    result.select = pressed.hovered && ImGui::IsMouseClicked(0);
    result.open = pressed.clicked;
    result.snooze = row_button(ctx, "snooze", result.snooze_box, icon::snooze, ctx.tr("agenda_snooze"_tr));
    result.done = row_button(ctx, "done", result.done_box, icon::check, ctx.tr("deadline_mark_done"_tr));

    Rect inner{{box.min.x + ctx.px(16), box.min.y}, {result.snooze_box.min.x - ctx.px(16), box.max.y}};
    if (inner.width() < ctx.px(kStackedBelow)) return draw_stacked(ctx, row, inner), result;
    const float chip_width = tag_width(ctx, row.chip);
    const auto timer = inner.take_left(std::max(ctx.px(wide ? 112 : 96), chip_width), ctx.px(16));
    tag(ctx, {timer.min.x + chip_width, timer.centre().y}, row.chip, timer.width());
    draw_figures(ctx, row, inner, wide);
    inner = Rect::at(inner.min.x, std::round(inner.centre().y - ctx.px(20)), inner.width(), ctx.px(40));
    label(ctx, inner.take_top(ctx.px(21)), body_bold(ctx), Role::text, row.title);
    draw_detail(ctx, row, inner);
    return result;
}

}  // namespace recoup::ui::inline agenda
