#include "ui/notices/about.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/frame/icons.h"
#include "ui/kit/modal.h"

namespace recoup::ui::inline notices {
namespace {

void break_licences(Context& ctx, AboutUi& ui, const TextStyle& style, float width) {
    if (ui.lines_width == width && ui.lines_scale == ctx.input.scale) return;
    ui.lines_width = width;
    ui.lines_scale = ctx.input.scale;
    ui.lines = ctx.text.break_lines(style, ctx.app.licences, width, std::numeric_limits<int>::max());
}

void draw_licences(Context& ctx, AboutUi& ui, const Rect& area) {
    fill(ctx, area, Role::background, 8);
    const auto inside = area.inset(ctx.px(14), ctx.px(10));
    const TextStyle style{Face::regular, ctx.px(12), true};
    const float pitch = ctx.px(18);
    break_licences(ctx, ui, style, inside.width() - ctx.px(8));
    const auto count = static_cast<float>(ui.lines.size());
    const Rect view{inside.min, {area.max.x - ctx.px(2), inside.max.y}};
    if (ctx.key(Key::page_down)) ui.scroll += view.height();
    if (ctx.key(Key::page_up)) ui.scroll -= view.height();
    if (ctx.key(Key::down)) ui.scroll += pitch * 3;
    if (ctx.key(Key::up)) ui.scroll -= pitch * 3;
    if (ctx.key(Key::home)) ui.scroll = 0;
    if (ctx.key(Key::end)) ui.scroll = pitch * count;
    const Scroll scroll(ctx, "about/scroll", view, pitch * count, ui.scroll);
    const auto first = static_cast<std::size_t>(std::max(0.0F, std::floor(ui.scroll / pitch)));
    for (std::size_t i = first; i < ui.lines.size(); ++i) {
        const float y = scroll.top() + pitch * static_cast<float>(i);
        if (y > inside.max.y) break;
        ctx.text.draw_line(ctx.list(), {inside.min.x, y}, style, ctx.theme[Role::muted], ctx.app.licences, ui.lines[i]);
    }
    probe(ctx.probes, "about/licences", area.min, area.max);
}

void draw_name(Context& ctx, Rect row) {
    const float size = ctx.px(44);
    const auto logo = Rect::at(row.min.x, row.centre().y - size / 2, size, size);
    fill(ctx, logo, Role::accent, 12);
    icon_label(ctx, logo, 24, Role::on_accent, icon::logo);
    row.min.x += size + ctx.px(14);
    auto text = Rect::at(row.min.x, row.centre().y - ctx.px(22), row.width(), ctx.px(44));
    label(ctx, text.take_top(ctx.px(24)), title(ctx), Role::text,
          std::string(ctx.tr("app_name"_tr)) + " " + ctx.app.version);
    label(ctx, text, small(ctx), Role::muted, ctx.tr("about_tagline"_tr));
}

void draw_paragraph(Context& ctx, Rect& column, core::Tr key) {
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, body(ctx), ctx.theme[Role::text], ctx.tr(key),
                                               column.width(), 4, ctx.px(20));
    column.take_top(height, ctx.px(6));
}

}  // namespace

bool draw_about(Context& ctx, AboutUi& ui) {
    Modal modal(
        ctx, {.name = "about", .design_size = {680, 640}, .heading = ctx.tr("settings_about"_tr), .footer_height = 0});
    auto column = modal.body;
    draw_name(ctx, column.take_top(ctx.px(48), ctx.px(16)));
    draw_paragraph(ctx, column, "about_privacy"_tr);
    draw_paragraph(ctx, column, "about_no_advice"_tr);
    column.take_top(ctx.px(8));
    label(ctx, column.take_top(ctx.px(18), ctx.px(6)), small_bold(ctx), Role::muted, ctx.tr("about_licences"_tr));
    draw_licences(ctx, ui, column);
    return modal.dismissed();
}

}  // namespace recoup::ui::inline notices
