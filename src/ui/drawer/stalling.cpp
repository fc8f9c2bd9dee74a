// Who held the case for how long: one bar, its legend, and what can be counted.
#include <algorithm>
#include <cmath>

#include "core/view/contact.h"
#include "ui/drawer/parts.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr float kBar = 12, kLegend = 18, kStallingLine = 18;

void draw_bar(Context& ctx, const core::StallingView& view, const Rect& box) {
    fill(ctx, box, Role::background, 7);
    // Each span keeps a sliver, so that a day of silence among months is still seen.
    const float least = ctx.px(2);
    const float spare = box.width() - least * static_cast<float>(view.spans.size());
    float x = box.min.x;
    for (std::size_t i = 0; i < view.spans.size(); ++i) {
        const auto& span = view.spans[i];
        const bool last = i + 1 == view.spans.size();
        const float end = last ? box.max.x : x + least + std::max(0.0F, spare) * span.part;
        const Rect part{{x, box.min.y}, {std::max(x, end), box.max.y}};
        const auto pressed = hit(ctx, ("stalling/" + std::to_string(i)).c_str(), part, Reach::pointer_only);
        ctx.list().PushClipRect(part.min, part.max, true);
        ctx.list().AddRectFilled(box.min, box.max, ctx.theme[turn_role(span.who)], ctx.px(7));
        ctx.list().PopClipRect();
        tooltip(ctx, pressed, part, span.tip);
        x = part.max.x;
    }
    probe(ctx.probes, "stalling", box.min, box.max);
}

// What all of it comes to stands at the end, where there is room.
void draw_legend(Context& ctx, const core::StallingView& view, Rect row) {
    const float whole = ctx.text.measure(small(ctx), view.headline) + 1;
    if (whole < row.width() / 2) label(ctx, row.take_right(whole, ctx.px(12)), small(ctx), Role::muted, view.headline);
    for (const auto& party : view.parties) {
        const auto text = party.label + ' ' + party.days;
        const float width = ctx.text.measure(small(ctx), text);
        if (row.width() < width + ctx.px(14)) return;
        const auto dot = row.take_left(ctx.px(8), ctx.px(6));
        ctx.list().AddCircleFilled(dot.centre(), ctx.px(4), ctx.theme[turn_role(party.who)]);
        label(ctx, row.take_left(width + 1, ctx.px(16)), small(ctx), Role::text, text);
    }
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : " · ") + part;
    return text;
}

void draw_lines(Context& ctx, Rect& column, const std::string& text, Role role) {
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, small(ctx), ctx.theme[role], text,
                                               column.width(), 3, ctx.px(kStallingLine));
    column.take_top(height);
}

}  // namespace

Role turn_role(core::Turn who) {
    switch (who) {
        case core::Turn::me:
            return Role::accent;
        case core::Turn::merchant:
            return Role::under_review;
        case core::Turn::platform:
            return Role::escalated;
        case core::Turn::authority:
            return Role::refunded;
        case core::Turn::nobody:
            break;
    }
    return Role::faint;
}

void draw_stalling(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto view = core::stalling_view(frame.record, ctx.reader);
    if (view.spans.size() < 2) return;
    auto line = column.take_top(ctx.px(20), ctx.px(8));
    const auto heading = ctx.tr("stalling_heading"_tr);
    label(ctx, line.take_left(ctx.text.measure(body_bold(ctx), heading) + 1, ctx.px(16)), body_bold(ctx), Role::text,
          heading);
    label(ctx, line, small(ctx), Role::muted, joined(view.facts), Align::right);
    draw_bar(ctx, view, column.take_top(ctx.px(kBar), ctx.px(8)));
    draw_legend(ctx, view, column.take_top(ctx.px(kLegend), ctx.px(6)));
    if (!view.pushbacks.empty()) draw_lines(ctx, column, joined(view.pushbacks), Role::muted);
    column.take_top(ctx.px(10));
}

}  // namespace recoup::ui::inline drawer
