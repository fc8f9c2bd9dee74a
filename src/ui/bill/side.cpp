// What was found, and which rows are shown: as a column, or as chips where the window is narrow.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/money.h"
#include "ui/bill/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline bill {
namespace {

using Show = core::BillFilter::Show;

constexpr float kItem = 40;
constexpr int kMostLines = 6;

struct Entry {
    Show show{};
    core::FindingKind kind{};
    char32_t sign = 0;
    std::string_view text;
    std::size_t count = 0;
};

struct Entries {
    std::array<Entry, core::kFindingKinds + 2> all;
    std::size_t count = 0;

    void add(const Entry& entry) { all[count++] = entry; }
};

// The findings first, then the two halves of the bill.
Entries entries_of(const Context& ctx, const BillFrame& frame) {
    Entries entries;
    const auto& view = *frame.look.view;
    for (std::size_t i = 0; i < core::kFindingKinds; ++i) {
        const auto kind = static_cast<core::FindingKind>(i);
        if (view.found[i] > 0)
            entries.add({Show::kind, kind, look_of(kind).sign, core::label(ctx.reader.lang, kind), view.open[i]});
    }
    const auto all = frame.look.bill->payments.size();
    entries.add({Show::fresh, {}, icon::inbox, ctx.tr("bill_fresh"_tr), all - view.known_count});
    entries.add({Show::known, {}, icon::history, ctx.tr("bill_known"_tr), view.known_count});
    return entries;
}

bool is_shown(const BillUi& ui, const Entry& entry) {
    return ui.filter.show == entry.show && (entry.show != Show::kind || ui.filter.kind == entry.kind);
}

void choose(Context& ctx, BillUi& ui, const Entry& entry) {
    ui.filter.show = entry.show;
    ui.filter.kind = entry.kind;
    ui.marked.clear();
    ctx.wake_after(0);
}

void draw_entry(Context& ctx, BillFrame& frame, const Entry& entry, const Rect& box) {
    const bool on = is_shown(frame.ui, entry);
    const auto pressed = hit(ctx, "bill/show", box, Reach::focusable, 8);
    if (on || pressed.hovered) fill(ctx, box, on ? Role::accent_bg : Role::background, 8);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    auto row = box.inset(ctx.px(12), 0);
    const auto role = on ? Role::accent : Role::text;
    icon_label(ctx, row.take_left(ctx.px(18), ctx.px(12)), 18, on ? role : Role::muted, entry.sign);
    label_right(ctx, row, figure(ctx, 14), role, std::to_string(entry.count));
    label(ctx, row, on ? body_bold(ctx) : body(ctx), role, entry.text);
    tooltip(ctx, pressed, box, entry.text);
    if (pressed.clicked) choose(ctx, frame.ui, entry);
}

void draw_caption(Context& ctx, Rect& column, core::Tr text) {
    label(ctx, column.take_top(ctx.px(32)).inset(ctx.px(12), 0), small_bold(ctx), Role::muted, ctx.tr(text));
}

}  // namespace

KindLook look_of(core::FindingKind kind) {
    using Found = core::FindingKind;
    switch (kind) {
        case Found::twice:
            return {icon::layers, Role::warn_text, Role::warn_bg};
        case Found::refund_arrived:
            return {icon::check_circle, Role::ok_text, Role::ok_bg};
        case Found::refund_missing:
            return {icon::alert_circle_outline, Role::warn_text, Role::warn_bg};
        case Found::closed_but_paid:
            return {icon::close_circle, Role::warn_text, Role::warn_bg};
        case Found::price_protection:
            return {icon::trending_down, Role::ok_text, Role::ok_bg};
        case Found::repeating:
            break;
    }
    return {icon::loading, Role::accent, Role::accent_bg};
}

std::string signed_sum(const core::Payment& payment) {
    const auto sum = core::format_amount(payment.amount_minor, payment.currency);
    if (payment.flow == core::Flow::neutral && !payment.meaning.refund) return sum;
    return (payment.flow == core::Flow::out && !payment.meaning.refund ? "−" : "+") + sum;
}

void label_right(Context& ctx, Rect& row, const TextStyle& style, Role role, std::string_view text) {
    const float width = std::min(std::ceil(ctx.text.measure(style, text)) + 1, row.width());
    label(ctx, row.take_right(width, ctx.px(8)), style, role, text, Align::right);
}

void paragraph(Context& ctx, Rect& column, const TextStyle& style, Role role, std::string_view text, Align align) {
    const float pitch = std::round(Text::line_height_px(style) + ctx.px(2));
    for (const auto& line : ctx.text.break_lines(style, text, column.width(), kMostLines))
        label(ctx, column.take_top(pitch), style, role, text.substr(line.begin, line.end - line.begin), align);
}

float paragraph_height(Context& ctx, const TextStyle& style, std::string_view text, float width) {
    const auto lines = ctx.text.break_lines(style, text, width, kMostLines).size();
    return std::round(Text::line_height_px(style) + ctx.px(2)) * static_cast<float>(lines);
}

void draw_kind(Context& ctx, const Rect& row, const KindLook& look, std::string_view text) {
    const float width = std::min(row.width(), ctx.px(34) + std::ceil(ctx.text.measure(small_bold(ctx), text)));
    const auto box = Rect::at(row.min.x, std::round(row.centre().y - ctx.px(12)), width, ctx.px(24));
    fill(ctx, box, look.ground, 6);
    auto inner = box.inset(ctx.px(8), 0);
    icon_label(ctx, inner.take_left(ctx.px(14), ctx.px(4)), 14, look.ink, look.sign);
    label(ctx, inner, small_bold(ctx), look.ink, text);
}

void draw_side(Context& ctx, BillFrame& frame, const Rect& area) {
    fill(ctx, area, Role::surface);
    auto inside = area;
    const float hairline = std::max(1.0F, ctx.px(1));
    fill(ctx, inside.take_right(hairline), Role::line);
    inside = inside.inset(ctx.px(12), ctx.px(10));
    const auto note = ctx.tr("bill_private"_tr);
    const float high = paragraph_height(ctx, small(ctx), note, inside.width() - ctx.px(24));
    auto foot = inside.take_bottom(high, ctx.px(8)).inset(ctx.px(12), 0);
    paragraph(ctx, foot, small(ctx), Role::muted, note);
    const auto entries = entries_of(ctx, frame);
    const float height = ctx.px(32 * 2 + 17) + ctx.px(kItem) * static_cast<float>(entries.count);
    const Scroll scroll(ctx, "bill/side", inside, height, frame.ui.side_scroll);
    auto column = Rect::at(inside.min.x, scroll.top(), inside.width(), height);
    for (std::size_t i = 0; i < entries.count; ++i) {
        const NumberScope id(i);
        const bool half = entries.all[i].show == Show::fresh;
        if (half && i > 0) {
            const auto gap = column.take_top(ctx.px(17)).inset(ctx.px(12), ctx.px(8));
            fill(ctx, {gap.min, {gap.max.x, gap.min.y + hairline}}, Role::line);
        }
        if (half || i == 0) draw_caption(ctx, column, half ? "bill_this"_tr : "bill_found"_tr);
        const auto box = column.take_top(ctx.px(kItem));
        draw_entry(ctx, frame, entries.all[i], box);
        probe(ctx.probes, "bill/show", static_cast<long long>(i), box.min, box.max);
    }
}

void draw_side_chips(Context& ctx, BillFrame& frame, const Rect& row) {
    fill(ctx, row, Role::surface);
    auto rest = row.inset(ctx.px(20), ctx.px(9));
    const auto entries = entries_of(ctx, frame);
    const auto words_of = [&](const Entry& entry, bool brief) {
        return (brief ? std::string() : std::string(entry.text) + " ") + std::to_string(entry.count);
    };
    float all = 0;
    for (std::size_t i = 0; i < entries.count; ++i)
        all += chip_width(ctx, words_of(entries.all[i], false), true, entries.all[i].sign) + ctx.px(8);
    // Where not all have room only the chosen one has its words.
    const bool crowded = all > rest.width();
    for (std::size_t i = 0; i < entries.count; ++i) {
        const auto& entry = entries.all[(i + entries.count - 2) % entries.count];
        const NumberScope id(i);
        const bool on = is_shown(frame.ui, entry);
        const bool brief = crowded && !on;
        const auto words = words_of(entry, brief);
        const auto box = rest.take_left(chip_width(ctx, words, on, entry.sign), ctx.px(8));
        if (chip(ctx, "bill/show", box, words, on, entry.sign, brief ? entry.text : std::string_view()))
            choose(ctx, frame.ui, entry);
    }
}

}  // namespace recoup::ui::inline bill
