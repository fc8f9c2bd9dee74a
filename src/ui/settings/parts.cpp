#include "ui/settings/parts.h"

#include <cmath>

namespace recoup::ui::inline settings {

void draw_text(Context& ctx, Rect row, char32_t icon, std::string_view name, std::string_view detail,
               Role detail_role) {
    icon_label(ctx, row.take_left(ctx.px(22), ctx.px(12)), 20, Role::muted, icon);
    constexpr float kPitch = 17;
    constexpr int kMostLines = 2;
    const bool one_line = detail.empty() || row.height() < ctx.px(20 + kPitch);  // the control took the room below
    const auto lines = one_line ? 0 : ctx.text.break_lines(small(ctx), detail, row.width(), kMostLines).size();
    const float height = ctx.px(20 + kPitch * static_cast<float>(lines));
    auto text = Rect::at(row.min.x, std::round(row.centre().y - height / 2), row.width(), height);
    label(ctx, text.take_top(ctx.px(20)), body(ctx), Role::text, name);
    if (lines > 0)
        ctx.text.draw_wrapped(ctx.list(), text.min, small(ctx), ctx.theme[detail_role], detail, row.width(), kMostLines,
                              ctx.px(kPitch));
}

bool end_button(Context& ctx, const char* id, Rect& row, const ButtonSpec& spec) {
    const auto place = row.take_right(button_width(ctx, spec), ctx.px(10));
    return button(ctx, id, Rect::at(place.min.x, row.centre().y - ctx.px(17), place.width(), ctx.px(34)), spec);
}

}  // namespace recoup::ui::inline settings
