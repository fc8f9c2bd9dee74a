// The rows of the bill: only those in sight are drawn, however many there are.
#include <algorithm>
#include <cmath>

#include "core/base/money.h"
#include "core/model/amounts.h"
#include "ui/bill/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline bill {
namespace {

constexpr float kRow = 52, kHeader = 40, kTools = 48, kPad = 20;
constexpr float kCheck = 44, kTime = 98, kSum = 118, kState = 92, kWhat = 168, kStateFrom = 690;

constexpr std::size_t kYear = 5, kDay = 10;  // of "2026-11-27 18:20:31"

struct Columns {
    Rect check, time, side, sum, state, what;
};

Columns columns_of(const Context& ctx, const Rect& line) {
    Columns at;
    auto row = line;
    at.check = row.take_left(ctx.px(kCheck));
    at.time = row.take_left(ctx.px(kTime), ctx.px(8));
    const bool roomy = line.width() >= ctx.px(kStateFrom);
    at.what = row.take_right(std::min(ctx.px(kWhat), line.width() * 0.28F), ctx.px(12)).inset(0, 0);
    at.what.max.x -= ctx.px(10);
    if (roomy) at.state = row.take_right(ctx.px(kState), ctx.px(16));
    at.sum = row.take_right(ctx.px(kSum), ctx.px(8));
    at.side = row;
    return at;
}

std::string joined(std::string_view a, std::string_view b) {
    if (a.empty()) return std::string(b);
    return b.empty() ? std::string(a) : std::string(a) + " · " + std::string(b);
}

const core::CaseRecord* case_of(const Context& ctx, const BillFrame& frame, std::size_t i) {
    const std::size_t one[] = {i};
    const auto uuid = core::case_for(*frame.look.view, one);
    return uuid ? ctx.app.state.find(*uuid) : nullptr;
}

void draw_what(Context& ctx, const BillFrame& frame, std::size_t i, bool on, const Rect& room) {
    const auto& view = *frame.look.view;
    const auto* record = case_of(ctx, frame, i);
    const auto number = record ? "#" + std::to_string(record->row.number) : std::string();
    const auto tells = view.tells[i];
    const KindLook quiet{icon::link, Role::muted, on ? Role::surface : Role::background};
    if (tells != core::BillView::kNone && view.fine[tells])
        draw_kind(ctx, room, {icon::check, quiet.ink, quiet.ground}, ctx.tr("bill_fine"_tr));
    else if (tells != core::BillView::kNone && (!view.known[i] || frame.ui.filter.show == core::BillFilter::Show::kind))
        draw_kind(ctx, room, look_of(view.findings[tells].kind),
                  joined(core::label(ctx.reader.lang, view.findings[tells].kind), number));
    else if (record)
        draw_kind(ctx, room, quiet, ctx.trf("bill_belongs"_tr, record->row.number));
}

void draw_words(Context& ctx, const Rect& room, std::string_view first, std::string_view second, Role role) {
    auto lines = Rect::at(room.min.x, std::round(room.centre().y - ctx.px(20)), room.width(), ctx.px(40));
    if (second.empty()) return void(label(ctx, room, body(ctx), role, first));
    label(ctx, lines.take_top(ctx.px(21)), body(ctx), role, first);
    label(ctx, lines, small(ctx), Role::muted, second);
}

bool is_chosen(const BillFrame& frame, const core::BillLine& line) {
    const auto& chosen = frame.choice;
    return chosen.missing == line.missing && std::ranges::find(chosen.payments, line.payment) != chosen.payments.end();
}

// Where the refund should have been.
void draw_missing(Context& ctx, const BillFrame& frame, std::size_t i, const Columns& at, const Rect& line) {
    dashed_outline(ctx, line.inset(ctx.px(8), ctx.px(4)), Role::muted, 8);
    const auto* record = case_of(ctx, frame, i);
    draw_words(ctx, at.side, frame.payment(i).counterpart, ctx.tr("bill_missing"_tr), Role::muted);
    if (!record) return;
    if (const auto sum = core::open_minor(record->row))
        label(ctx, at.sum, figure(ctx, 14), Role::muted, core::format_amount(*sum, record->row.currency), Align::right);
    const auto kind = core::FindingKind::refund_missing;
    draw_kind(ctx, at.what, look_of(kind),
              joined(core::label(ctx.reader.lang, kind), "#" + std::to_string(record->row.number)));
}

void draw_payment(Context& ctx, const BillFrame& frame, std::size_t i, bool on, const Columns& at) {
    const auto& payment = frame.payment(i);
    // Without the year where that is this one; the clock below.
    const auto exact = core::show_exact(ctx.reader, payment.at);
    std::string_view day(exact);
    const auto clock = day.substr(std::min(day.size(), kDay + 1));
    day = day.substr(0, kDay);
    if (core::show_exact(ctx.reader, ctx.reader.now).starts_with(day.substr(0, kYear))) day.remove_prefix(kYear);
    draw_words(ctx, at.time, day, payment.day_only ? std::string_view() : clock, Role::text);
    const bool side = !payment.counterpart.empty();
    draw_words(ctx, at.side, side ? payment.counterpart : payment.goods,
               joined(side ? payment.goods : std::string_view(), payment.method), Role::text);
    const bool came = payment.flow == core::Flow::in || payment.meaning.refund;
    label(ctx, at.sum, figure(ctx, 14), came && !on ? Role::ok_text : Role::text, signed_sum(payment), Align::right);
    if (at.state.width() > 0) label(ctx, at.state, small(ctx), Role::muted, payment.state);
    draw_what(ctx, frame, i, on, at.what);
}

void draw_line(Context& ctx, BillFrame& frame, std::size_t place, const Rect& line) {
    auto& ui = frame.ui;
    const auto& [payment, missing] = ui.lines[place];
    const NumberScope id(place);
    const auto at = columns_of(ctx, line);
    const auto check = hit(ctx, "bill/check", at.check, Reach::pointer_only);
    const auto pressed = hit(ctx, "bill/row", {{at.check.max.x, line.min.y}, line.max}, Reach::pointer_only);
    probe(ctx.probes, "bill/row", static_cast<long long>(frame.payment(payment).row), line.min, line.max);
    const bool on = is_chosen(frame, ui.lines[place]);
    const bool here = place == ui.place;
    if (on || pressed.hovered) fill(ctx, line, on ? Role::accent_bg : Role::background);
    if (here) fill(ctx, Rect::at(line.min.x, line.min.y, ctx.px(3), line.height()), Role::accent);
    if (missing) {
        draw_missing(ctx, frame, payment, at, line);
    } else {
        const bool marked = is_marked(ui, payment) || (ui.marked.empty() && on);
        icon_label(ctx, at.check, 18, marked ? Role::accent : Role::muted,
                   marked ? icon::checkbox_on : icon::checkbox_off);
        draw_payment(ctx, frame, payment, on, at);
    }
    if (pressed.hovered || check.hovered) ctx.out.cursor = Cursor::hand;
    if (pressed.clicked || check.clicked) {
        ui.place = place;
        ctx.focus.clear();
        ctx.text_focus.drop();
        ctx.wake_after(0);
    }
    if (pressed.clicked) ui.marked.clear();
    if (check.clicked && !missing) mark(ui, payment);
}

std::string span_of(const Context& ctx, const BillFrame& frame) {
    const auto& order = frame.look.view->order;
    const auto day = [&](std::uint32_t i) {
        return core::show_when(ctx.reader,
                               core::on_day(core::Day{core::day_of(ctx.reader, frame.payment(i).at)}, ctx.reader.zone));
    };
    if (order.empty()) return {};
    auto text = ctx.trf("message_letter_range"_tr, day(order.back()), day(order.front()));
    if (const auto out = frame.look.bill->left_out_count; out > 0)
        text += " · " + ctx.trf("cli_bill_left_out_count"_tr, out);
    return text;
}

void draw_tools(Context& ctx, BillFrame& frame, Rect row) {
    bool& refunds = frame.ui.filter.refunds;
    const auto words = ctx.tr("bill_only_refunds"_tr);
    const auto place = row.take_right(chip_width(ctx, words, refunds), ctx.px(8));
    const auto box = Rect::at(place.min.x, std::round(row.centre().y - ctx.px(15)), place.width(), ctx.px(30));
    if (chip(ctx, "bill/refunds", box, words, refunds)) refunds = !refunds;
    const auto known = frame.look.view->known_count;
    const auto counts = ctx.trf("bill_counts"_tr, frame.look.bill->payments.size() - known, known);
    const float width = std::min(ctx.text.measure(body_bold(ctx), counts) + 1, row.width());
    label(ctx, row.take_left(width, ctx.px(10)), body_bold(ctx), Role::text, counts);
    if (row.width() > ctx.px(60)) label(ctx, row, small(ctx), Role::muted, span_of(ctx, frame));
}

void draw_header(Context& ctx, const Rect& line) {
    const auto at = columns_of(ctx, line);
    const auto head = [&](const Rect& box, core::Tr text, Align align) {
        if (box.width() > 0) label(ctx, box, small_bold(ctx), Role::muted, ctx.tr(text), align);
    };
    head(at.time, "bill_field_time"_tr, Align::left);
    head(at.side, "bill_field_counterpart"_tr, Align::left);
    head(at.sum, "bill_field_amount"_tr, Align::right);
    head(at.state, "bill_state"_tr, Align::left);
    head(at.what, "bill_what"_tr, Align::left);
}

}  // namespace

void draw_table(Context& ctx, BillFrame& frame, const Rect& area) {
    auto& ui = frame.ui;
    auto column = area.inset(ctx.px(area.width() < ctx.px(700) ? 12 : kPad), 0);
    draw_tools(ctx, frame, column.take_top(ctx.px(kTools)));
    column.max.y -= ctx.px(12);
    if (ui.lines.empty()) {
        label(ctx, column.take_top(ctx.px(120)), body(ctx), Role::muted, ctx.tr("nothing_found"_tr), Align::centre);
        return;
    }
    const float row = ctx.px(kRow), all = row * static_cast<float>(ui.lines.size());
    auto sheet = column.take_top(std::min(column.height(), ctx.px(kHeader) + all));
    shadow(ctx, sheet, Lift::card, 10);
    fill(ctx, sheet, Role::surface, 10);
    draw_header(ctx, sheet.take_top(ctx.px(kHeader)));
    if (std::exchange(ui.reveal, false)) {
        const float top = row * static_cast<float>(ui.place);
        reveal(ui.scroll, top, top + row, sheet.height());
    }
    const Scroll scroll(ctx, "bill/rows", sheet, all, ui.scroll);
    const auto first = static_cast<std::size_t>(std::max(0.0F, sheet.min.y - scroll.top()) / row);
    const float hairline = std::max(1.0F, ctx.px(1));
    for (auto i = first; i < ui.lines.size(); ++i) {
        const auto line = Rect::at(sheet.min.x, scroll.top() + row * static_cast<float>(i), sheet.width(), row);
        if (line.min.y >= sheet.max.y) break;
        draw_line(ctx, frame, i, line);
        fill(ctx, Rect::at(line.min.x, line.min.y, line.width(), hairline), Role::line);
    }
}

}  // namespace recoup::ui::inline bill
