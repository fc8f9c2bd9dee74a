#include "ui/kit/ways.h"

#include <algorithm>
#include <cmath>

namespace recoup::ui::inline kit {
namespace {

void draw_cap(Canvas& ctx, Rect& row, std::string_view text) {
    const float width = std::ceil(ctx.text.measure(small(ctx), text)) + ctx.px(12);
    const auto place = row.take_right(width, ctx.px(12));
    const auto box = Rect::at(place.min.x, std::round(row.centre().y - ctx.px(9)), width, ctx.px(18));
    fill(ctx, box, Role::surface, 4);
    outline(ctx, box, Role::line, 4);
    label(ctx, box, small(ctx), Role::muted, text, Align::centre);
}

// Whether it was taken with the pointer.
bool draw_way(Canvas& ctx, const Way& way, const Rect& box, bool chosen, bool at_end) {
    const auto pressed = hit(ctx, way.id, box, Reach::focusable, 0);
    const bool lit = way.enabled && pressed.hovered;
    if (chosen || lit) fill(ctx, box, chosen ? Role::accent_bg : Role::background, at_end ? 10.0F : 0.0F);
    if (lit) ctx.out.cursor = Cursor::hand;
    const auto role = !way.enabled ? Role::faint : chosen ? Role::accent : Role::text;
    auto row = box.inset(ctx.px(20), 0);
    icon_label(ctx, row.take_left(ctx.px(20), ctx.px(16)), 20, chosen ? Role::accent : Role::muted, way.icon);
    if (way.enabled && (chosen || !way.cap.empty())) draw_cap(ctx, row, chosen ? "Enter" : way.cap);
    auto text = Rect::at(row.min.x, row.centre().y - ctx.px(20), row.width(), ctx.px(40));
    label(ctx, text.take_top(ctx.px(21)), body_bold(ctx), role, way.name);
    label(ctx, text, small(ctx), Role::muted, way.help);
    return way.enabled && pressed.clicked;
}

std::optional<std::size_t> take_keys(Canvas& ctx, std::span<const Way> ways, std::size_t& chosen) {
    if (ctx.key(Key::down)) chosen = std::min(chosen + 1, ways.size() - 1);
    if (ctx.key(Key::up)) chosen = chosen > 0 ? chosen - 1 : 0;
    for (std::size_t i = 0; i < ways.size(); ++i)
        if (ways[i].enabled && ways[i].key && ctx.key(*ways[i].key)) return i;
    if (!ctx.focus.any() && ways[chosen].enabled && ctx.key(Key::enter)) return chosen;
    return std::nullopt;
}

}  // namespace

std::optional<std::size_t> draw_ways(Canvas& ctx, const Rect& card, std::span<const Way> ways, std::size_t& chosen) {
    chosen = std::min(chosen, ways.size() - 1);
    auto taken = take_keys(ctx, ways, chosen);
    auto rest = card;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const auto row = rest.take_top(ctx.px(kWayRow));
        const bool at_end = i == 0 || i + 1 == ways.size();
        if (draw_way(ctx, ways[i], row, i == chosen, at_end)) taken = i;
        if (i > 0) fill(ctx, {row.min, {row.max.x, row.min.y + std::max(1.0F, ctx.px(1))}}, Role::line);
    }
    return taken;
}

}  // namespace recoup::ui::inline kit
