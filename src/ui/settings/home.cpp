#include "ui/frame/icons.h"
#include "ui/settings/home_card.h"
#include "ui/settings/parts.h"

namespace recoup::ui::inline settings {
namespace {

Rect end_box(Context& ctx, Rect& row, float design_width) {
    if (row.width() < ctx.px(design_width + 150))  // then below the name, as end_segments() does
        return row.take_bottom(ctx.px(36)).moved({0, -ctx.px(3)}).inset(0, ctx.px(2));
    const float width = ctx.px(design_width);
    const auto place = row.take_right(width, ctx.px(16));
    return Rect::at(place.min.x, row.centre().y - ctx.px(18), width, ctx.px(36));
}

}  // namespace

void draw_home(Context& ctx, Sheet& sheet, SelectState& currencies) {
    sheet.section(ctx.tr("settings_region_section"_tr), kHomeRows);
    auto choices = ctx.app.choices;
    if (auto row = sheet.row()) {
        if (const auto region = region_segments(ctx, "settings/region", end_box(ctx, *row, 330), choices.home.region))
            move_home(choices.home, *region);
        draw_text(ctx, *row, icon::earth, ctx.tr("settings_region"_tr), ctx.tr("settings_region_help"_tr));
    }
    if (auto row = sheet.row()) {
        const auto box = end_box(ctx, *row, 250);
        if (const auto currency = currency_select(ctx, "settings/currency", box, choices.home.currency, currencies))
            choices.home.currency = *currency;
        draw_text(ctx, *row, icon::cash, ctx.tr("settings_currency"_tr), ctx.tr("settings_currency_help"_tr));
    }
    if (choices == ctx.app.choices) return;
    choices.home_chosen = true;
    ctx.ask(SettingsRequest{choices});
}

}  // namespace recoup::ui::inline settings
