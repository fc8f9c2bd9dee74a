#include "ui/watch/watch.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/edit/new_case.h"
#include "core/watch/line.h"
#include "ui/frame/icons.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline watch {
namespace {

using core::Watch;
using core::WatchedRow;

constexpr float kMostWidth = 980, kRow = 64, kDays = 22, kHead = 36, kMargin = 24, kButton = 34;

bool is_subscription(Watch kind) {
    return kind == Watch::subscription;
}

// ---- what can be done with one

enum class Deed : std::uint8_t { renewed, ended, start };

std::optional<core::Command> command_of(const Context& ctx, const core::CaseRecord& record, Deed deed) {
    const auto& uuid = record.row.uuid;
    switch (deed) {
        case Deed::renewed:
            if (record.row.cycle == core::Cycle::none) return std::nullopt;
            return core::RenewSubscription{uuid};
        case Deed::ended:
            return core::ArchiveCase{uuid, true, core::Outcome::none};
        case Deed::start:
            break;
    }
    return core::start_case(record, ctx.app.playbooks, ctx.app.rules, ctx.reader);
}

void carry_out(Context& ctx, const core::CaseRecord& record, Deed deed) {
    if (ctx.app.save == SaveLook::read_only) return;  // its button says why
    if (auto command = command_of(ctx, record, deed)) ctx.send(std::move(*command));
}

ButtonSpec spec_of(const Context& ctx, const core::CaseRecord& record, Deed deed) {
    const bool subscription = is_subscription(record.row.watch);
    ButtonSpec spec{.look = ButtonLook::plain};
    if (deed == Deed::renewed) {
        spec.text = ctx.tr("watch_renewed"_tr);
        spec.icon = icon::check;
    } else if (deed == Deed::ended) {
        spec.text = ctx.tr(subscription ? "watch_cancelled"_tr : "watch_let_go"_tr);
        spec.icon = subscription ? icon::check : icon::close;
    } else {
        spec.text = ctx.tr("watch_start"_tr);
        spec.icon = icon::board;
    }
    if (ctx.app.save == SaveLook::read_only) spec.why_not = ctx.tr("why_not_read_only_change"_tr);
    return spec;
}

void draw_deed(Context& ctx, const core::CaseRecord& record, Deed deed, float width, Rect& row) {
    static constexpr const char* kIds[] = {"watch/renewed", "watch/ended", "watch/start"};
    const auto spec = spec_of(ctx, record, deed);
    const auto place = row.take_right(width, ctx.px(8));
    if (button(ctx, kIds[static_cast<std::size_t>(deed)],
               Rect::at(place.min.x, row.centre().y - ctx.px(kButton) / 2, place.width(), ctx.px(kButton)), spec))
        carry_out(ctx, record, deed);
}

// Once it was charged there are two answers; till then it can be cancelled.
void draw_deeds(Context& ctx, const core::CaseRecord& record, bool charged, Rect& row) {
    const auto width = [&](Deed deed) { return button_width(ctx, spec_of(ctx, record, deed)); };
    draw_deed(ctx, record, Deed::start, width(Deed::start), row);
    const bool renews = charged && record.row.cycle != core::Cycle::none;
    const float first = is_subscription(record.row.watch) ? std::max(width(Deed::renewed), width(Deed::ended))
                                                          : width(Deed::ended);  // one column in all rows
    draw_deed(ctx, record, renews ? Deed::renewed : Deed::ended, first, row);
}

// ---- the line

void read_line(const Context& ctx, WatchUi& ui) {
    if (ui.read && ui.read_line == ui.line && ui.read_as == ui.shown) return;
    ui.read_line = ui.line;
    ui.read_as = ui.shown;
    const auto& home = ctx.app.choices.home;
    ui.read = core::read_watch_line(
        ui.line, ui.shown, {ctx.app.state, *ctx.app.words, ctx.reader, {home.currency, home.region}, home.region});
}

void keep(Context& ctx, WatchUi& ui) {
    if (!ui.read || !*ui.read || ctx.app.save == SaveLook::read_only) return;
    ctx.send(std::move(**ui.read));
    ui.line.clear();
    ui.read.reset();
}

void draw_line(Context& ctx, WatchUi& ui, Rect& column) {
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(6));
    const bool typed = !core::trim(ui.line).empty();
    const ButtonSpec spec{
        .text = ctx.tr("watch_keep"_tr),
        .icon = icon::plus,
        .look = ButtonLook::primary,
        .why_not = ctx.app.save == SaveLook::read_only ? ctx.tr("why_not_read_only_change"_tr) : std::string_view()};
    const auto place = row.take_right(button_width(ctx, spec), ctx.px(10));
    const auto hint = is_subscription(ui.shown) ? "watch_hint_subscription"_tr : "watch_hint_purchase"_tr;
    const auto result = field(ctx, "watch/line", row, ui.line, ui.field,
                              {.hint = ctx.tr(hint), .icon = icon::plus, .key_hint = "A", .clearable = true});
    if (result.focused && ctx.key(Key::escape)) ctx.text_focus.drop();
    if (typed && ctx.app.words) read_line(ctx, ui);
    if ((button(ctx, "watch/keep", place, spec) || result.submitted) && typed) keep(ctx, ui);
    auto under = column.take_top(ctx.px(20), ctx.px(10));
    if (!typed || !ui.read) return;
    const bool bad = !*ui.read;
    label(ctx, under.inset(ctx.px(4), 0), small(ctx), bad ? Role::warn_text : Role::muted,
          bad ? core::sentence(ctx.reader.lang, ui.read->error()) : core::told(**ui.read, ctx.reader));
}

// ---- the list

float height_of(const WatchedRow& row) {
    return kRow + (row.days.empty() ? 0 : kDays);
}

std::string days_line(const Context& ctx, const WatchedRow& row) {
    std::string line;
    for (const auto& day : row.days)
        line +=
            (line.empty() ? "" : " · ") + ctx.trf(day.over ? "watch_over"_tr : "watch_window"_tr, day.title, day.day);
    return line;
}

core::Chip chip_of(const Context& ctx, const WatchedRow& row) {
    if (row.charged)
        return {"", ctx.trf("watch_charged"_tr, core::show_when(ctx.reader, *row.record->row.renews_at)),
                core::Tone::bad, true};
    if (row.next) return core::deadline_chip(*row.next, ctx.reader);
    return {"", std::string(ctx.tr("deadline_none"_tr))};
}

void draw_row(Context& ctx, WatchUi& ui, const WatchedRow& row, const Rect& line, WatchEvents& events) {
    const IdScope id(row.record->row.uuid);
    const bool selected = ui.selected == row.record->row.uuid;
    auto inner = line.inset(ctx.px(16), 0);
    auto buttons = Rect::at(inner.min.x, line.min.y, inner.width(), ctx.px(kRow));
    draw_deeds(ctx, *row.record, row.charged, buttons);
    const auto area = Rect{{line.min.x + ctx.px(6), line.min.y + ctx.px(4)}, {buttons.max.x, line.max.y - ctx.px(4)}};
    const auto pressed = hit(ctx, "watch/open", area, Reach::focusable, 8);
    if (pressed.hovered || selected) fill(ctx, area, selected ? Role::accent_bg : Role::background, 8);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    if (pressed.clicked) {
        ui.selected = row.record->row.uuid;
        events.open = ui.selected;
    }
    auto top = buttons;
    top.max.x -= ctx.px(8);
    icon_label(ctx, top.take_left(ctx.px(22), ctx.px(12)), 20, row.charged ? Role::bad_text : Role::muted,
               is_subscription(row.record->row.watch) ? icon::refresh : icon::cart);
    const auto chip = chip_of(ctx, row);
    const auto right = top.take_right(std::max(ctx.px(150), tag_width(ctx, chip)), ctx.px(12));
    const auto sum = Rect::at(right.min.x, line.min.y + ctx.px(10), right.width(), ctx.px(22));
    label(ctx, sum, figure(ctx, 14), Role::text, row.amount, Align::right);
    tag(ctx, {right.max.x, line.min.y + ctx.px(44)}, chip, right.width());
    auto text = Rect::at(top.min.x, line.min.y + ctx.px(11), top.width(), line.height() - ctx.px(22));
    label(ctx, text.take_top(ctx.px(20), ctx.px(2)), body_bold(ctx), Role::text, row.record->row.title);
    label(ctx, text.take_top(ctx.px(20), ctx.px(2)), small(ctx), Role::muted, row.about);
    text.max.x = inner.max.x;
    if (!row.days.empty()) label(ctx, text.take_top(ctx.px(20)), small(ctx), Role::muted, days_line(ctx, row));
    if (row.next)
        ctx.wake_at(core::timer_changes_at(ctx.reader.now, core::last_second(row.next->due, *ctx.reader.zones)));
}

void draw_list(Context& ctx, WatchUi& ui, const std::vector<WatchedRow>& rows, const Rect& sheet, WatchEvents& events) {
    shadow(ctx, sheet, Lift::card, 10);
    fill(ctx, sheet, Role::surface, 10);
    float top = sheet.min.y;
    for (const auto& row : rows) {
        const auto line = Rect::at(sheet.min.x, top, sheet.width(), ctx.px(height_of(row)));
        top = line.max.y;
        if (line.max.y < 0 || line.min.y > ctx.input.display_px.y) continue;
        draw_row(ctx, ui, row, line, events);
        if (&row != &rows.front())
            fill(ctx,
                 Rect::at(line.min.x + ctx.px(16), line.min.y, line.width() - ctx.px(32), std::max(1.0F, ctx.px(1))),
                 Role::line);
    }
}

void draw_nothing(Context& ctx, Watch kind, const Rect& area) {
    const auto text = ctx.tr(is_subscription(kind) ? "watch_no_subscription"_tr : "watch_no_purchase"_tr);
    const float width = std::min(ctx.px(440), area.width());
    auto column = Rect::at(std::round(area.centre().x - width / 2), area.min.y + ctx.px(72), width, ctx.px(200));
    icon_label(ctx, column.take_top(ctx.px(40), ctx.px(12)), 32, Role::faint,
               is_subscription(kind) ? icon::refresh : icon::cart);
    for (const auto& line : ctx.text.break_lines(body(ctx), text, width, 6))
        label(ctx, column.take_top(ctx.px(22)), body(ctx), Role::muted, text.substr(line.begin, line.end - line.begin),
              Align::centre);
}

// ---- keys

void select_by(WatchUi& ui, const std::vector<WatchedRow>& rows, int by) {
    if (rows.empty()) return;
    const auto here = std::ranges::find_if(rows, [&](const auto& row) { return ui.selected == row.record->row.uuid; });
    const auto last = static_cast<std::ptrdiff_t>(rows.size()) - 1;
    const auto to =
        here == rows.end() ? (by > 0 ? 0 : last) : std::clamp<std::ptrdiff_t>(here - rows.begin() + by, 0, last);
    ui.selected = rows[static_cast<std::size_t>(to)].record->row.uuid;
    ui.reveal_selected = true;
}

void take_keys(Context& ctx, WatchUi& ui, const std::vector<WatchedRow>& rows, WatchEvents& events) {
    if (ctx.text_focus.any()) return;
    if (ctx.key(Key::a)) ui.field.want_focus = ctx.out.forget_letter = true;
    if (ctx.key(Key::down)) select_by(ui, rows, +1);
    if (ctx.key(Key::up)) select_by(ui, rows, -1);
    const auto here = std::ranges::find_if(rows, [&](const auto& row) { return ui.selected == row.record->row.uuid; });
    if (here == rows.end()) return;
    static constexpr std::pair<Key, Deed> kDeeds[] = {
        {Key::c, Deed::start}, {Key::d, Deed::ended}, {Key::r, Deed::renewed}};
    for (const auto& [key, deed] : kDeeds)
        if (ctx.key(key) && (deed != Deed::renewed || here->charged)) {
            carry_out(ctx, *here->record, deed);
            ctx.out.forget_letter = true;
        }
    if (!ctx.focus.visible() && ctx.key(Key::enter)) events.open = ui.selected;
}

void show_selected(const Context& ctx, WatchUi& ui, const std::vector<WatchedRow>& rows, float height_px) {
    if (!std::exchange(ui.reveal_selected, false)) return;
    float top = 0;
    for (const auto& row : rows) {
        const float bottom = top + ctx.px(height_of(row));
        if (ui.selected == row.record->row.uuid) return reveal(ui.scroll, top, bottom + ctx.px(8), height_px);
        top = bottom;
    }
}

std::string cost_text(const Context& ctx, const core::WatchRegister& found) {
    std::string text;
    for (const auto& cost : found.costs) text += (text.empty() ? "" : " · ") + core::cost_line(cost, ctx.reader.lang);
    return text;
}

void draw_head(Context& ctx, WatchUi& ui, const core::WatchRegister& found, Rect head) {
    const auto counted = [&](core::Tr name, Watch kind) {
        return ctx.trf(name, core::count_watched(ctx.app.state, kind));
    };
    const auto subscriptions = counted("watch_subscriptions"_tr, Watch::subscription);
    const auto purchases = counted("watch_purchases"_tr, Watch::purchase);
    const std::array<std::string_view, 2> names{subscriptions, purchases};
    const auto which = head.take_left(std::min(ctx.px(300), head.width()), ctx.px(16));
    outline(ctx, which.inset(-ctx.px(1)), Role::line, 9);
    const int chosen = segments(ctx, "watch/which", which, names, is_subscription(ui.shown) ? 0 : 1);
    if (chosen >= 0) ui.shown = chosen == 0 ? Watch::subscription : Watch::purchase;
    label(ctx, head, body(ctx), Role::muted, cost_text(ctx, found), Align::right);
}

}  // namespace

WatchEvents draw_watch(Context& ctx, WatchUi& ui, const Rect& area) {
    WatchEvents events;
    const float width = std::min(ctx.px(kMostWidth), area.width() - ctx.px(40));
    auto column = Rect::at(std::round(area.centre().x - width / 2), area.min.y + ctx.px(kMargin), std::round(width),
                           area.height() - ctx.px(kMargin));
    const auto found = core::watch_register(ctx.app.state, ui.shown, ctx.reader);
    draw_head(ctx, ui, found, column.take_top(ctx.px(kHead), ctx.px(16)));
    draw_line(ctx, ui, column);
    if (ctx.layer_active) take_keys(ctx, ui, found.rows, events);
    if (found.rows.empty()) return draw_nothing(ctx, ui.shown, column), events;
    float height = 0;
    for (const auto& row : found.rows) height += ctx.px(height_of(row));
    const Rect view{{area.min.x, column.min.y - ctx.px(4)}, area.max};
    show_selected(ctx, ui, found.rows, view.height());
    const Scroll scroll(ctx, "watch/scroll", view, height + ctx.px(4 + kMargin), ui.scroll);
    const ReadingOrder order(ctx.focus);
    draw_list(ctx, ui, found.rows, Rect::at(column.min.x, scroll.top() + ctx.px(4), column.width(), height), events);
    return events;
}

void draw_watch_banner(Context& ctx, const core::CaseRecord& record, Rect& column) {
    if (!record.watched() || record.put_away()) return;
    Panel panel(ctx, column, {.heading = "", .fill = Role::accent_bg});
    auto row = panel.body.take_top(ctx.px(kButtonHeight));
    draw_deeds(ctx, record, core::is_charged(record.row, *ctx.reader.zones, ctx.reader.now), row);
    const bool subscription = is_subscription(record.row.watch);
    icon_label(ctx, row.take_left(ctx.px(20), ctx.px(8)), 20, Role::accent, subscription ? icon::refresh : icon::cart);
    label(ctx, row, body_bold(ctx), Role::text, ctx.tr("watch_no_case"_tr));
}

}  // namespace recoup::ui::inline watch
