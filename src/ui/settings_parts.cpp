#include "ui/settings_parts.h"

namespace recoup::ui {

void draw_text(Context& ctx, Rect row, char32_t icon, std::string_view name, std::string_view detail,
               Role detail_role) {
    icon_label(ctx, row.take_left(ctx.px(22), ctx.px(12)), 20, Role::muted, icon);
    const float height = ctx.px(detail.empty() ? 20 : 40);
    auto text = Rect::at(row.min.x, row.centre().y - height / 2, row.width(), height);
    label(ctx, text.take_top(ctx.px(20), ctx.px(1)), body(ctx), Role::text, name);
    if (!detail.empty()) label(ctx, text, small(ctx), detail_role, detail);
}

bool end_button(Context& ctx, const char* id, Rect& row, const ButtonSpec& spec) {
    const auto place = row.take_right(button_width(ctx, spec), ctx.px(10));
    return button(ctx, id, Rect::at(place.min.x, row.centre().y - ctx.px(17), place.width(), ctx.px(34)), spec);
}

}  // namespace recoup::ui
