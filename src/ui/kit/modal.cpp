#include "ui/kit/modal.h"

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"

namespace recoup::ui::inline kit {
namespace {

constexpr float kMargin = 24;
constexpr float kModalPad = 24;

bool dim(Canvas& ctx, const std::string& name, bool click_away) {
    const Rect display{{0, 0}, ctx.input.display_px};
    const Layer layer(ctx, (name + "/below").c_str(), display, false);
    return scrim(ctx, (name + "/scrim").c_str(), display) && click_away;
}

}  // namespace

Rect Modal::place(Canvas& ctx, const ModalSpec& spec) {
    const float width = std::min(ctx.px(spec.design_size.x), ctx.input.display_px.x - ctx.px(2 * kMargin));
    const float height = std::min(ctx.px(spec.design_size.y), ctx.input.display_px.y - ctx.px(2 * kMargin));
    return Rect::at(std::round((ctx.input.display_px.x - width) / 2), std::round((ctx.input.display_px.y - height) / 2),
                    std::round(width), std::round(height));
}

Modal::Modal(Canvas& ctx, const ModalSpec& spec)
    : ctx_(ctx), closed_(dim(ctx, spec.name, spec.click_away)), box_(place(ctx, spec)) {
    layer_.emplace(ctx, spec.name, box_.inset(-ctx.px(28)), ctx.layer_active);
    arrival_.emplace(ctx);
    shadow(ctx, box_, Lift::modal, 12);
    fill(ctx, box_, Role::surface, 12);
    if (ctx.theme.dark) outline(ctx, box_, Role::line, 12);
    auto inner = box_.inset(ctx.px(kModalPad), ctx.px(20));
    head = inner.take_top(ctx.px(28), ctx.px(spec.detail.empty() ? 14 : 2));
    const auto close = head.take_right(ctx.px(32), ctx.px(8)).moved({ctx.px(8), 0});
    const auto name = std::string(spec.name) + "/close";
    if (icon_button(ctx, name.c_str(), Rect::at(close.min.x, close.min.y - ctx.px(2), ctx.px(32), ctx.px(32)),
                    icon::close, ctx.tr("action_close"_tr), Role::muted))
        closed_ = true;
    const float heading = ctx.text.measure(title(ctx), spec.heading);
    label(ctx, head, title(ctx), Role::text, spec.heading);
    head = {{std::min(head.max.x, head.min.x + heading + ctx.px(16)), head.min.y}, head.max};
    if (!spec.detail.empty()) label(ctx, inner.take_top(ctx.px(18), ctx.px(14)), small(ctx), Role::muted, spec.detail);
    if (spec.footer_height > 0) footer = inner.take_bottom(ctx.px(spec.footer_height), ctx.px(16));
    body = inner;
    probe(ctx.probes, spec.name, box_.min, box_.max);
}

bool Modal::dismissed() {
    return closed_ || ctx_.key(Key::escape);
}

}  // namespace recoup::ui::inline kit
