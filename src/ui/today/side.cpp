#include <algorithm>
#include <cmath>

#include "core/base/money.h"
#include "core/model/stats.h"
#include "ui/frame/icons.h"
#include "ui/kit/amount_label.h"
#include "ui/today/parts.h"

namespace recoup::ui::inline today {
namespace {

constexpr float kMoneyCard = 124, kArrived = 62, kWaiting = 60, kGap = 16;
constexpr float kBar = 8;
constexpr std::size_t kMostArrived = 3;

void draw_bar(Context& ctx, const Rect& box, const core::TodayMoney& money) {
    const auto all = static_cast<double>(money.open_minor + money.recovered_minor);
    ctx.list().AddRectFilled(box.min, box.max, faded(ctx.theme[Role::contacted], 0.28F), box.height() / 2);
    if (all <= 0 || money.recovered_minor == 0) return;
    const auto part = static_cast<float>(static_cast<double>(money.recovered_minor) / all);
    const Rect done{box.min, {box.min.x + std::max(box.height(), std::round(box.width() * part)), box.max.y}};
    ctx.list().AddRectFilled(done.min, done.max, ctx.theme[Role::refunded], box.height() / 2);
}

// The name of a figure above it, at one end of the row.
void draw_figure(Context& ctx, const Rect& box, core::Tr name, Role role, const std::string& amount, Align align) {
    auto lines = box;
    label(ctx, lines.take_top(ctx.px(18), ctx.px(2)), small(ctx), Role::muted, ctx.tr(name), align);
    const auto style = figure(ctx, 24);
    label(ctx, lines, style, role, amount_that_fits(ctx, style, amount, lines.width()), align);
}

void draw_money(Context& ctx, const Rect& box) {
    shadow(ctx, box, Lift::card, 10);
    fill(ctx, box, Role::raised, 10);
    const auto& view = *ctx.app.today;
    const auto money = view.money.empty() ? core::TodayMoney{.currency = "CNY"} : view.money.front();
    auto inner = box.inset(ctx.px(20), ctx.px(14));
    auto figures = inner.take_top(ctx.px(50), ctx.px(9));
    const auto shown = [&](std::int64_t minor) { return core::format_amount(minor, money.currency); };
    const auto left = figures.take_left(figures.width() / 2 - ctx.px(6), ctx.px(12));
    draw_figure(ctx, left, "board_open"_tr, Role::text, shown(money.open_minor), Align::left);
    draw_figure(ctx, figures, "recovered"_tr, Role::ok_text, shown(money.recovered_minor), Align::right);
    draw_bar(ctx, inner.take_top(ctx.px(kBar), ctx.px(9)), money);
    auto ended = ctx.trf("today_ended"_tr, view.ended);
    if (const auto percent = money.recovery_percent()) ended += " · " + ctx.trf("today_rate"_tr, *percent);
    auto open = ctx.trf("today_open"_tr, view.open);
    if (view.money.size() > 1) open += " · " + ctx.trf("sums_more"_tr, view.money.size() - 1);
    const float width = std::min(ctx.text.measure(small(ctx), ended) + 1, inner.width() / 2);
    label(ctx, inner.take_right(width, ctx.px(8)), small(ctx), Role::muted, ended, Align::right);
    label(ctx, inner, small(ctx), Role::muted, open);
    probe(ctx.probes, "today/money", box.min, box.max);
}

void draw_arrived(Context& ctx, const core::CaseRecord& record, const Rect& box, TodayEvents& events) {
    const IdScope id(record.row.uuid);
    const auto row = core::arrived_row(record, ctx.reader);
    const auto hide = Rect::at(box.max.x - ctx.px(36), std::round(box.centre().y - ctx.px(14)), ctx.px(28), ctx.px(28));
    const auto pressed = hit(ctx, "arrived", {box.min, {hide.min.x, box.max.y}});
    fill(ctx, box, Role::ok_bg, 10);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    if (pressed.clicked) events.open = record.row.uuid;
    if (icon_button(ctx, "hide", hide, icon::close, ctx.tr("today_hide"_tr), Role::ok_text))
        put_away_money(ctx, record);
    auto inner = Rect{{box.min.x + ctx.px(16), box.min.y}, {hide.min.x - ctx.px(4), box.max.y}};
    icon_label(ctx, inner.take_left(ctx.px(20), ctx.px(14)), 20, Role::ok_text, icon::check_circle);
    const float when = ctx.text.measure(small(ctx), row.when) + 1;
    auto lines = Rect::at(inner.min.x, std::round(box.centre().y - ctx.px(20)), inner.width(), ctx.px(40));
    label(ctx, lines.take_top(ctx.px(21)), body_bold(ctx), Role::ok_text, row.sentence);
    const bool beside = when < lines.width() / 2;
    if (beside) label(ctx, lines.take_right(when, ctx.px(8)), small(ctx), Role::ok_text, row.when, Align::right);
    label(ctx, lines, small(ctx), Role::ok_text, row.detail);
    probe(ctx.probes, "today/arrived", record.row.number, box.min, box.max);
}

void draw_waiting_row(Context& ctx, TodayUi& ui, const core::CaseRecord& record, const Rect& box, TodayEvents& events) {
    const IdScope id(record.row.uuid);
    const auto& row = ui.rows.of(ctx, record).row;
    const auto pressed = hit(ctx, "waiting", box, Reach::pointer_only);
    if (pressed.hovered) {
        fill(ctx, box.inset(1), Role::background, 9);
        ctx.out.cursor = Cursor::hand;
    }
    if (pressed.clicked) events.open = record.row.uuid;
    auto inner = box.inset(ctx.px(20), 0);
    if (row.chip.clock) {
        const float width = std::min(tag_width(ctx, row.chip), inner.width() / 2);
        tag(ctx, {inner.max.x, box.centre().y}, row.chip, width);
        inner.max.x -= width + ctx.px(12);
    }
    auto lines = Rect::at(inner.min.x, std::round(box.centre().y - ctx.px(20)), inner.width(), ctx.px(40));
    label(ctx, lines.take_top(ctx.px(21)), body(ctx), Role::text, row.sentence);
    label(ctx, lines, small(ctx), Role::muted, row.amount + " · " + row.about);
    ctx.wake_at(row.changes_at);
    probe(ctx.probes, "today/waiting", record.row.number, box.min, box.max);
}

void draw_waiting(Context& ctx, TodayUi& ui, Rect& column, TodayEvents& events) {
    const auto& waiting = ctx.app.today->waiting;
    if (waiting.empty()) return;
    auto head = column.take_top(ctx.px(kHeading), ctx.px(kHeadingGap));
    const auto name = ctx.tr("today_waiting"_tr);
    label(ctx, head.take_left(ctx.text.measure(body_bold(ctx), name) + 1, ctx.px(8)), body_bold(ctx), Role::muted,
          name);
    const auto count = std::to_string(waiting.size());
    label(ctx, head.take_left(ctx.text.measure(body(ctx), count) + 1, ctx.px(12)), body(ctx), Role::muted, count);
    const auto hint = ctx.tr("today_comes_back"_tr);
    if (ctx.text.measure(small(ctx), hint) <= head.width())
        label(ctx, head, small(ctx), Role::muted, hint, Align::right);
    const auto box = column.take_top(ctx.px(kWaiting) * static_cast<float>(waiting.size()), ctx.px(kGap - 4));
    shadow(ctx, box, Lift::card, 10);
    fill(ctx, box, Role::raised, 10);
    auto rows = box;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const auto row = rows.take_top(ctx.px(kWaiting));
        draw_waiting_row(ctx, ui, record_of(ctx, waiting[i]), row, events);
        if (i > 0) fill(ctx, Rect::at(row.min.x, row.min.y, row.width(), std::max(1.0F, ctx.px(1))), Role::line);
    }
}

}  // namespace

std::span<const std::uint32_t> arrived(const Context& ctx) {
    const std::span all(ctx.app.today->arrived);
    return all.first(std::min(all.size(), kMostArrived));
}

void put_away_money(Context& ctx, const core::CaseRecord& record) {
    if (const auto at = core::money_at(record, *ctx.reader.zones)) ctx.ask(PutAwayMoneyRequest{{record.row.uuid, *at}});
}

float side_height(const Context& ctx) {
    const auto waiting = static_cast<float>(ctx.app.today->waiting.size());
    float height = kHeading + kHeadingGap + kMoneyCard + kGap;
    height += (kArrived + kGap) * static_cast<float>(arrived(ctx).size());
    if (waiting > 0) height += kHeading + kHeadingGap + kWaiting * waiting + kGap - 4;
    return ctx.px(height + kHeading + kGap);
}

void draw_side(Context& ctx, TodayUi& ui, Rect column, TodayEvents& events) {
    label(ctx, column.take_top(ctx.px(kHeading), ctx.px(kHeadingGap)), body_bold(ctx), Role::text,
          ctx.tr("today_money"_tr));
    draw_money(ctx, column.take_top(ctx.px(kMoneyCard), ctx.px(kGap)));
    for (const auto record : arrived(ctx))
        draw_arrived(ctx, record_of(ctx, record), column.take_top(ctx.px(kArrived), ctx.px(kGap)), events);
    draw_waiting(ctx, ui, column, events);
    if (!ctx.app.next_reminder) return;
    auto row = column.take_top(ctx.px(kHeading));
    icon_label(ctx, row.take_left(ctx.px(16), ctx.px(10)), 16, Role::muted, icon::bell_outline);
    label(ctx, row, small(ctx), Role::muted,
          core::next_reminder_line(ctx.app.state, *ctx.app.next_reminder, ctx.reader));
}

}  // namespace recoup::ui::inline today
