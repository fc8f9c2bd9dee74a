#include "ui/kit/panel.h"

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"

namespace recoup::ui::inline kit {
namespace {
constexpr float kPadX = 14, kPadY = 12, kGap = 12;
}

Panel::Panel(Canvas& ctx, Rect& column, const Look& look) : ctx_(ctx), column_(column), fill_(look.fill) {
    if (ctx.text.log) order_ = ctx.text.log->next_order++;
    layers_.Split(&ctx.list(), 2);
    layers_.SetCurrentChannel(&ctx.list(), 1);
    body = column.inset(ctx.px(kPadX), ctx.px(kPadY));
    body.max.y = body.min.y + kEndless_px;
    if (look.heading.empty()) return;
    heading = body.take_top(ctx.px(18), ctx.px(8));
    label(ctx, heading, small_bold(ctx), Role::muted, look.heading);
}

Panel::~Panel() {
    const Rect frame{column_.min, {column_.max.x, std::round(body.min.y + ctx_.px(kPadY))}};
    layers_.SetCurrentChannel(&ctx_.list(), 0);
    if (ctx_.text.log) ctx_.text.log->behind = order_;
    fill(ctx_, frame, fill_.value_or(Role::surface), 10);
    if (ctx_.text.log) ctx_.text.log->behind.reset();
    if (!fill_) outline(ctx_, frame, Role::line, 10);
    layers_.Merge(&ctx_.list());
    column_.min.y = frame.max.y + ctx_.px(kGap);
}

void dashed_outline(Canvas& ctx, const Rect& box, Role role, float design_radius) {
    dashed_outline(ctx, box, ctx.theme[role], design_radius, 1);
}

void dashed_outline(Canvas& ctx, const Rect& box, ImU32 colour, float design_radius, float design_width) {
    const float radius = ctx.px(design_radius);
    const float width = std::max(1.0F, ctx.px(design_width));
    const auto inner = box.inset(width / 2);
    auto& list = ctx.list();
    const auto line = [&](ImVec2 from, ImVec2 to) {
        const float length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
        const int dashes = std::max(1, static_cast<int>(length / ctx.px(8)));
        for (int i = 0; i < dashes; ++i) {
            const float a = (static_cast<float>(i) + 0.22F) / static_cast<float>(dashes);
            const float b = (static_cast<float>(i) + 0.78F) / static_cast<float>(dashes);
            list.AddLine({from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a},
                         {from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b}, colour, width);
        }
    };
    line({inner.min.x + radius, inner.min.y}, {inner.max.x - radius, inner.min.y});
    line({inner.min.x + radius, inner.max.y}, {inner.max.x - radius, inner.max.y});
    line({inner.min.x, inner.min.y + radius}, {inner.min.x, inner.max.y - radius});
    line({inner.max.x, inner.min.y + radius}, {inner.max.x, inner.max.y - radius});
    const ImVec2 corners[] = {{inner.min.x + radius, inner.min.y + radius},
                              {inner.max.x - radius, inner.min.y + radius},
                              {inner.max.x - radius, inner.max.y - radius},
                              {inner.min.x + radius, inner.max.y - radius}};
    constexpr float kQuarter = 1.5707963F;
    for (int i = 0; i < 4; ++i) {
        const float from = kQuarter * static_cast<float>(i + 2);
        list.PathArcTo(corners[i], radius, from, from + kQuarter);
        list.PathStroke(colour, 0, width);
    }
}

bool link(Canvas& ctx, const char* id, Rect& row, char32_t icon, std::string_view text, Role role) {
    const float icon_room = icon ? ctx.px(18) : 0;
    const float width = icon_room + ctx.text.measure(small(ctx), text) + 1;
    auto box = row.take_right(width, ctx.px(14));
    const auto pressed = hit(ctx, id, box.inset(-ctx.px(5), -ctx.px(2)), Reach::focusable, 6);
    if (pressed.hovered) {
        fill(ctx, box.inset(-ctx.px(5), -ctx.px(2)), Role::background, 6);
        ctx.out.cursor = Cursor::hand;
    }
    if (icon) icon_label(ctx, box.take_left(ctx.px(14), ctx.px(4)), 14, role, icon);
    label(ctx, box, small(ctx), role, text);
    return pressed.clicked;
}

bool small_button(Canvas& ctx, const char* id, Rect& row, char32_t icon, std::string_view tip, Role role) {
    const float side = ctx.px(30);
    const auto place = row.take_right(side, ctx.px(2));
    return icon_button(ctx, id, Rect::at(place.min.x, std::round(row.centre().y - side / 2), side, side), icon, tip,
                       role);
}

void complain(Canvas& ctx, Rect& column, std::string_view sentence) {
    const float indent = ctx.px(20);
    icon_label(ctx, Rect::at(column.min.x, column.min.y, ctx.px(14), ctx.px(18)), 14, Role::bad_text,
               icon::alert_circle);
    const float height =
        ctx.text.draw_wrapped(ctx.list(), {column.min.x + indent, column.min.y}, small(ctx), ctx.theme[Role::bad_text],
                              sentence, column.width() - indent, 3, ctx.px(18));
    column.take_top(height, ctx.px(10));
}

}  // namespace recoup::ui::inline kit
