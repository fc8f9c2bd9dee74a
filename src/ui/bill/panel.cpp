// What is chosen, explained by its rows; and what can become of it.
#include <algorithm>
#include <cmath>

#include "core/base/money.h"
#include "core/model/amounts.h"
#include "ui/bill/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/copyable.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline bill {
namespace {

using Kind = core::FindingKind;

constexpr std::size_t kMostCards = 12;
constexpr float kLine = 20, kButtonGap = 8;

std::string apart(const Context& ctx, const core::Payment& first, const core::Payment& last) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(last.at - first.at).count();
    const auto between = seconds < 0 ? -seconds : seconds;
    if (between < 60) return ctx.trf("bill_apart_seconds"_tr, between);
    return between < 3600 ? ctx.trf("lead_minutes"_tr, between / 60) : ctx.trf("lead_hours"_tr, between / 3600);
}

std::string_view side_of(const core::Payment& payment) {
    return payment.counterpart.empty() ? payment.goods : payment.counterpart;
}

std::string heading_of(const Context& ctx, const BillFrame& frame) {
    const auto& chosen = frame.choice.payments;
    const auto& last = frame.payment(chosen.back());
    const auto sum = core::format_amount(last.amount_minor, last.currency);
    const auto* finding = frame.finding();
    if (finding && finding->kind == Kind::twice) return ctx.trf("bill_title_twice"_tr, side_of(last), sum);
    if (finding && finding->kind == Kind::closed_but_paid) return ctx.trf("bill_title_closed"_tr, side_of(last), sum);
    if (chosen.size() > 1) return ctx.trf("bill_chosen"_tr, chosen.size());
    return ctx.trf("bill_title"_tr, side_of(last), sum);
}

std::string why_of(const Context& ctx, const BillFrame& frame) {
    const auto* finding = frame.finding();
    if (!finding) return {};
    const auto& rows = finding->payments;
    const auto& last = frame.payment(rows.back());
    const auto sum = [&](std::int64_t minor) { return core::format_amount(minor, last.currency); };
    switch (finding->kind) {
        case Kind::twice:
            return ctx.trf("bill_why_twice"_tr, apart(ctx, frame.payment(rows.front()), last));
        case Kind::refund_arrived:
        case Kind::price_protection:
            if (finding->of_minor > 0)
                return ctx.trf("bill_why_part"_tr, sum(finding->of_minor), sum(finding->arrived_minor));
            return finding->case_uuid ? std::string() : std::string(ctx.tr("bill_no_case"_tr));
        case Kind::refund_missing:
            return std::string(ctx.tr("bill_missing"_tr));
        case Kind::closed_but_paid:
            return std::string(ctx.tr("bill_why_closed"_tr));
        case Kind::repeating:
            break;
    }
    if (!finding->next_at) return {};
    const auto next = core::on_day(core::Day{core::day_of(ctx.reader, *finding->next_at)}, ctx.reader.zone);
    return ctx.trf("bill_why_repeating"_tr, rows.size(), core::show_when(ctx.reader, next));
}

// Of a finding all of its rows, whichever of them are taken; of very many the last.
std::span<const std::size_t> shown_rows(const BillFrame& frame) {
    const auto* finding = frame.ui.marked.empty() ? frame.finding() : nullptr;
    const std::span<const std::size_t> rows = finding ? finding->payments : frame.choice.payments;
    return rows.last(std::min(rows.size(), kMostCards));
}

void draw_number(Context& ctx, const char* id, Rect& column, core::Tr name, std::string_view number) {
    if (number.empty()) return;
    auto row = column.take_top(ctx.px(kLine));
    const auto caption = ctx.tr(name);
    const float width = std::min(ctx.text.measure(small(ctx), caption) + 1, row.width() * 0.5F);
    label(ctx, row.take_left(width, ctx.px(10)), small(ctx), Role::muted, caption);
    row.min.y += std::floor((row.height() - Text::line_height_px(small(ctx))) / 2);
    copyable(ctx, id, row.min, row.width(), {.text = number, .style = small(ctx), .most_lines = 1});
}

void draw_card(Context& ctx, const BillFrame& frame, std::size_t i, Rect& column) {
    const NumberScope id(i);
    const auto& payment = frame.payment(i);
    const auto lines = static_cast<float>(1 + !payment.number.empty() + !payment.merchant_number.empty());
    const auto box = column.take_top(ctx.px(24 + 22) + ctx.px(kLine) * lines, ctx.px(8));
    outline(ctx, box, Role::line, 10);
    auto inside = box.inset(ctx.px(14), ctx.px(11));
    auto head = inside.take_top(ctx.px(22));
    label_right(ctx, head, figure(ctx, 14), Role::text, signed_sum(payment));
    label(ctx, head, body_bold(ctx), Role::text, core::show_exact(ctx.reader, payment.at));
    draw_number(ctx, "bill/number", inside, "bill_field_number"_tr, payment.number);
    draw_number(ctx, "bill/merchant_number", inside, "bill_field_merchant_number"_tr, payment.merchant_number);
    label(ctx, inside.take_top(ctx.px(kLine)), small(ctx), Role::muted, ctx.trf("bill_caption"_tr, payment.row));
}

void draw_case(Context& ctx, BillFrame& frame, Rect& column) {
    const auto& record = *frame.offers.record;
    const auto box = column.take_top(ctx.px(60), ctx.px(12));
    const auto pressed = hit(ctx, "bill/case", box, Reach::focusable, 10);
    fill(ctx, box, Role::accent_bg, 10);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    if (pressed.clicked) frame.events.open = record.row.uuid;
    auto inside = box.inset(ctx.px(14), ctx.px(10));
    if (!record.evidence.empty()) {
        const auto& first = record.evidence.front();
        thumbnail(ctx, inside.take_left(ctx.px(30), ctx.px(12)), {first.sha256, first.file_class, first.name});
    }
    label(ctx, inside.take_top(ctx.px(21)), body_bold(ctx), Role::text,
          "#" + std::to_string(record.row.number) + " " + record.row.title);
    label(ctx, inside, small(ctx), Role::muted, record.row.platform);
}

float draw_content(Context& ctx, BillFrame& frame, Rect column) {
    const float top = column.min.y;
    const auto* finding = frame.finding();
    auto head = column.take_top(ctx.px(26), ctx.px(8));
    if (frame.choice.payments.size() > 1)
        label_right(ctx, head, small(ctx), Role::muted, ctx.trf("bill_chosen"_tr, frame.choice.payments.size()));
    if (finding) {
        const auto text = std::string(core::label(ctx.reader.lang, finding->kind)) + " · " +
                          std::string(core::label(ctx.reader.lang, finding->strength));
        draw_kind(ctx, head, look_of(finding->kind), text);
    } else {
        label(ctx, head, small(ctx), Role::muted, frame.payment(frame.choice.payments.back()).state);
    }
    paragraph(ctx, column, title(ctx), Role::text, heading_of(ctx, frame));
    column.take_top(ctx.px(4));
    if (const auto why = why_of(ctx, frame); !why.empty()) paragraph(ctx, column, body(ctx), Role::muted, why);
    column.take_top(ctx.px(10));
    for (const auto i : shown_rows(frame)) draw_card(ctx, frame, i, column);
    column.take_top(ctx.px(4));
    if (frame.offers.record) draw_case(ctx, frame, column);
    return column.min.y - top;
}

// What will be recorded, or why nothing will.
std::string outcome_of(const Context& ctx, const BillFrame& frame) {
    const auto& offers = frame.offers;
    if (frame.choice.payments.empty() || frame.choice.missing) return {};
    if (offers.too_many) return ctx.trf("bill_too_many"_tr, kMostTaken);
    const auto& taken = offers.into.any ? offers.into : offers.fresh;
    if (!taken.any) return offers.record ? std::string(ctx.tr("bill_taken_already"_tr)) : std::string();
    return ctx.trf("bill_will_take"_tr, taken.rows);
}

bool only_opens(const Offers& offers) {
    return offers.record && !offers.into.any && offers.fresh.new_cases == 0;
}

bool draw_way(Context& ctx, const char* id, Rect& column, ButtonSpec spec, std::string_view text) {
    spec.text = text;
    return button(ctx, id, column.take_top(ctx.px(kButtonHeight), ctx.px(kButtonGap)), spec);
}

}  // namespace

void draw_panel(Context& ctx, BillFrame& frame, const Rect& content) {
    if (frame.choice.payments.empty()) return;
    const Scroll scroll(ctx, "bill/panel", content, frame.ui.panel_height, frame.ui.panel_scroll);
    const auto column = Rect::at(content.min.x, scroll.top(), content.width(), kEndless_px);
    const float height = draw_content(ctx, frame, column);
    if (std::exchange(frame.ui.panel_height, height) != height) ctx.wake_after(0);
}

float offers_height(Context& ctx, const BillFrame& frame, float width) {
    const auto outcome = outcome_of(ctx, frame);
    const auto& offers = frame.offers;
    const int ways = offers.into.any + (offers.fresh.new_cases > 0) + (offers.watch != core::Watch::none) +
                     only_opens(offers) + offers.may_fine;
    const float text = outcome.empty() ? 0 : paragraph_height(ctx, small(ctx), outcome, width) + ctx.px(12);
    return text + ctx.px(kButtonHeight + kButtonGap) * static_cast<float>(ways);
}

void draw_offers(Context& ctx, BillFrame& frame, const Rect& area) {
    auto column = area;
    const auto& offers = frame.offers;
    if (const auto outcome = outcome_of(ctx, frame); !outcome.empty()) {
        paragraph(ctx, column, small(ctx), Role::muted, outcome);
        column.take_top(ctx.px(12));
    }
    ButtonSpec spec{.text = {}, .look = ButtonLook::primary, .key = "Enter"};
    const auto number = offers.record ? offers.record->row.number : 0;
    if (only_opens(offers) && draw_way(ctx, "bill/open", column, spec, ctx.trf("bill_open_case"_tr, number)))
        frame.events.open = frame.choice.case_uuid;
    if (ctx.app.save == SaveLook::read_only) spec.why_not = ctx.tr("why_not_read_only"_tr);
    const auto into = offers.into.refund ? "bill_record_refund"_tr : "bill_belongs"_tr;
    if (offers.into.any && draw_way(ctx, "bill/into", column, spec, ctx.trf(into, number))) take_into(ctx, frame);
    if (offers.into.any) spec.look = ButtonLook::plain;
    spec.key = "N";
    const auto count = offers.fresh.new_cases;
    if (count > 0 &&
        draw_way(ctx, "bill/new", column, spec,
                 count > 1 ? ctx.trf("bill_new_cases"_tr, count) : std::string(ctx.tr("action_new_case"_tr))))
        take_new(ctx, frame);
    spec.look = ButtonLook::plain;
    spec.key = "W";
    const auto watch =
        offers.watch == core::Watch::subscription ? "bill_watch_subscription"_tr : "bill_watch_purchase"_tr;
    if (offers.watch != core::Watch::none && draw_way(ctx, "bill/watch", column, spec, ctx.tr(watch)))
        take_watched(ctx, frame);
    spec = {.text = {}, .look = ButtonLook::ghost, .key = "X"};
    if (offers.may_fine &&
        draw_way(ctx, "bill/fine", column, spec, ctx.tr(offers.is_fine ? "bill_not_fine"_tr : "bill_fine"_tr)))
        call_fine(ctx, frame);
}

}  // namespace recoup::ui::inline bill
