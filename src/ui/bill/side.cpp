// What was found, and which rows are shown: as a column, or as chips where the window is narrow.
#include <algorithm>
#include <cmath>

#include "core/base/money.h"
#include "ui/bill/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline bill {
namespace {

using Show = core::BillFilter::Show;

constexpr float kItem = 40;

struct Entry {
    core::BillFilter filter;
    char32_t sign = 0;
    std::string_view text;
    std::size_t count = 0;

    bool is_shown(const core::BillFilter& now) const {
        return now.show == filter.show && (filter.show != Show::kind || now.kind == filter.kind);
    }
};

// The findings first, then the two halves of the bill.
std::vector<Entry> entries_of(const Context& ctx, const BillFrame& frame) {
    std::vector<Entry> entries;
    const auto& view = *frame.look.view;
    for (std::size_t i = 0; i < core::kFindingKinds; ++i) {
        const auto kind = static_cast<core::FindingKind>(i);
        if (view.found[i] > 0)
            entries.push_back({{.show = Show::kind, .kind = kind},
                               look_of(kind).sign,
                               core::label(ctx.reader.lang, kind),
                               view.open[i]});
    }
    const auto all = frame.look.bill->payments.size();
    entries.push_back({{.show = Show::fresh}, icon::inbox, ctx.tr("bill_fresh"_tr), all - view.known_count});
    entries.push_back({{.show = Show::known}, icon::history, ctx.tr("bill_known"_tr), view.known_count});
    return entries;
}

void choose(Context& ctx, BillUi& ui, const Entry& entry) {
    ui.filter.show = entry.filter.show;
    ui.filter.kind = entry.filter.kind;
    ui.marked.clear();
    ctx.wake_after(0);
}

void draw_entry(Context& ctx, BillFrame& frame, const Entry& entry, std::size_t place, const Rect& box) {
    const bool on = entry.is_shown(frame.ui.filter);
    const auto pressed = hit(ctx, ("bill/show/" + std::to_string(place)).c_str(), box, Reach::focusable, 8);
    if (on || pressed.hovered) fill(ctx, box, on ? Role::accent_bg : Role::background, 8);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    auto row = box.inset(ctx.px(12), 0);
    const auto role = on ? Role::accent : Role::muted;
    icon_label(ctx, row.take_left(ctx.px(18), ctx.px(12)), 18, role, entry.sign);
    const auto count = std::to_string(entry.count);
    label(ctx, row.take_right(ctx.text.measure(figure(ctx, 14), count) + 1, ctx.px(8)), figure(ctx, 14),
          on ? Role::accent : Role::text, count, Align::right);
    label(ctx, row, on ? body_bold(ctx) : body(ctx), on ? Role::accent : Role::text, entry.text);
    tooltip(ctx, pressed, box, entry.text);
    if (pressed.clicked) choose(ctx, frame.ui, entry);
}

void draw_caption(Context& ctx, Rect& column, core::Tr text) {
    label(ctx, column.take_top(ctx.px(32)).inset(ctx.px(12), 0), small_bold(ctx), Role::muted, ctx.tr(text));
}

}  // namespace

KindLook look_of(core::FindingKind kind) {
    using Kind = core::FindingKind;
    switch (kind) {
        case Kind::twice:
            return {icon::layers, Role::warn_text, Role::warn_bg};
        case Kind::refund_arrived:
            return {icon::check_circle, Role::ok_text, Role::ok_bg};
        case Kind::refund_missing:
            return {icon::alert_circle_outline, Role::warn_text, Role::warn_bg};
        case Kind::closed_but_paid:
            return {icon::close_circle, Role::warn_text, Role::warn_bg};
        case Kind::price_protection:
            return {icon::trending_down, Role::ok_text, Role::ok_bg};
        case Kind::repeating:
            break;
    }
    return {icon::loading, Role::accent, Role::accent_bg};
}

std::string signed_sum(const core::Payment& payment) {
    const auto sum = core::format_amount(payment.amount_minor, payment.currency);
    if (payment.flow == core::Flow::neutral && !payment.meaning.refund) return sum;
    return (payment.flow == core::Flow::out && !payment.meaning.refund ? "−" : "+") + sum;
}

float draw_kind(Context& ctx, const Rect& row, const KindLook& look, std::string_view text) {
    const float width = std::min(row.width(), ctx.px(34) + std::ceil(ctx.text.measure(small_bold(ctx), text)));
    const auto box = Rect::at(row.min.x, std::round(row.centre().y - ctx.px(12)), width, ctx.px(24));
    fill(ctx, box, look.ground, 6);
    auto inner = box.inset(ctx.px(8), 0);
    icon_label(ctx, inner.take_left(ctx.px(14), ctx.px(4)), 14, look.ink, look.sign);
    label(ctx, inner, small_bold(ctx), look.ink, text);
    return box.max.x;
}

void draw_side(Context& ctx, BillFrame& frame, const Rect& area) {
    fill(ctx, area, Role::surface);
    auto inside = area;
    fill(ctx, inside.take_right(std::max(1.0F, ctx.px(1))), Role::line);
    inside = inside.inset(ctx.px(12), ctx.px(10));
    const auto note = ctx.tr("bill_private"_tr);
    const auto lines = ctx.text.break_lines(small(ctx), note, inside.width() - ctx.px(24), 5);
    auto foot = inside.take_bottom(ctx.px(18) * static_cast<float>(lines.size()), ctx.px(8)).inset(ctx.px(12), 0);
    for (const auto& line : lines)
        label(ctx, foot.take_top(ctx.px(18)), small(ctx), Role::muted, note.substr(line.begin, line.end - line.begin));
    const auto entries = entries_of(ctx, frame);
    const float height = ctx.px(32 * 2 + 17) + ctx.px(kItem) * static_cast<float>(entries.size());
    const Scroll scroll(ctx, "bill/side", inside, height, frame.ui.side_scroll);
    auto column = Rect::at(inside.min.x, scroll.top(), inside.width(), height);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool half = entries[i].filter.show == Show::fresh;
        if (i == 0 && !half) draw_caption(ctx, column, "bill_found"_tr);
        if (half) {
            auto gap = column.take_top(i == 0 ? 0 : ctx.px(17));
            if (i > 0)
                fill(ctx,
                     Rect::at(gap.min.x + ctx.px(12), gap.centre().y, gap.width() - ctx.px(24),
                              std::max(1.0F, ctx.px(1))),
                     Role::line);
            draw_caption(ctx, column, "bill_this"_tr);
        }
        draw_entry(ctx, frame, entries[i], i, column.take_top(ctx.px(kItem)));
    }
}

void draw_side_chips(Context& ctx, BillFrame& frame, const Rect& row) {
    fill(ctx, row, Role::surface);
    auto rest = row.inset(ctx.px(20), ctx.px(9));
    const auto entries = entries_of(ctx, frame);
    // The halves of the bill stay, whatever else has no room.
    const auto draw = [&](std::size_t i) {
        const auto& entry = entries[i];
        const bool on = entry.is_shown(frame.ui.filter);
        const auto text = std::string(entry.text) + " " + std::to_string(entry.count);
        const float width = chip_width(ctx, text, on, entry.sign);
        if (rest.width() < width) return;
        if (chip(ctx, ("bill/show/" + std::to_string(i)).c_str(), rest.take_left(width, ctx.px(8)), text, on,
                 entry.sign))
            choose(ctx, frame.ui, entry);
    };
    for (auto i = entries.size() - 2; i < entries.size(); ++i) draw(i);
    for (std::size_t i = 0; i + 2 < entries.size(); ++i) draw(i);
}

}  // namespace recoup::ui::inline bill
