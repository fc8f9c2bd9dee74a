#include "ui/settings/home_card.h"

#include <algorithm>
#include <vector>

#include "ui/frame/icons.h"

namespace recoup::ui::inline settings {
namespace {

constexpr float kHeight = 176, kPad = 16;

void keep(Context& ctx, const core::Home& home) {
    auto choices = ctx.app.choices;
    choices.home = home;
    choices.home_chosen = true;
    ctx.ask(SettingsRequest{choices});
}

}  // namespace

std::optional<std::string> region_segments(Context& ctx, const char* id, const Rect& box, std::string_view region) {
    std::vector<std::string> names;
    int selected = -1;
    for (const auto& one : core::regions()) {
        if (one.token == region) selected = static_cast<int>(names.size());
        names.emplace_back(ctx.tr(one.short_name));
    }
    const std::vector<std::string_view> choices(names.begin(), names.end());
    const int chosen = segments(ctx, id, box, choices, selected);
    if (chosen < 0 || chosen == selected) return std::nullopt;
    return std::string(core::regions()[static_cast<std::size_t>(chosen)].token);
}

std::optional<std::string> currency_select(Context& ctx, const char* id, const Rect& box, const std::string& currency,
                                           SelectState& list) {
    const auto codes = core::offered_currencies(currency);
    std::vector<std::string> lines;
    for (const auto& code : codes) lines.push_back(core::currency_line(ctx.reader.lang, code));
    const auto selected = static_cast<int>(std::ranges::find(codes, currency) - codes.begin());
    const int chosen = select(ctx, id, box, lines, selected, list);
    if (chosen < 0 || chosen == selected) return std::nullopt;
    return codes[static_cast<std::size_t>(chosen)];
}

void move_home(core::Home& home, const std::string& region) {
    const auto* from = core::find_region(home.region);
    const auto* to = core::find_region(region);
    if (to && (!from || home.currency == from->currency)) home.currency = to->currency;
    home.region = region;
}

float home_card_height(const Context& ctx) {
    return ctx.app.choices.home_chosen || ctx.app.demo ? 0 : ctx.px(kHeight);
}

void draw_home_card(Context& ctx, HomeCardUi& ui, const Rect& box) {
    auto home = ui.chosen.value_or(ctx.app.choices.home);
    shadow(ctx, box, Lift::card, 10);
    fill(ctx, box, Role::surface, 10);
    probe(ctx.probes, "home", box.min, box.max);
    auto column = box.inset(ctx.px(kPad));
    label(ctx, column.take_top(ctx.px(22), ctx.px(2)), body_bold(ctx), Role::text, ctx.tr("home_question"_tr));
    label(ctx, column.take_top(ctx.px(18), ctx.px(12)), small(ctx), Role::muted, ctx.tr("home_question_text"_tr));
    if (const auto region = region_segments(ctx, "home/region", column.take_top(ctx.px(36), ctx.px(12)), home.region)) {
        move_home(home, *region);
        ui.chosen = home;
    }
    auto row = column.take_top(ctx.px(kButtonHeight));
    const ButtonSpec take{.text = ctx.tr("home_take"_tr), .icon = icon::check};
    const bool taken = button(ctx, "home/take", row.take_right(button_width(ctx, take), ctx.px(12)), take);
    if (const auto currency = currency_select(ctx, "home/currency", row, home.currency, ui.currency_list)) {
        home.currency = *currency;
        ui.chosen = home;
    }
    const bool enter = ctx.layer_active && !ctx.text_focus.any() && !ctx.focus.current() && ctx.key(Key::enter);
    if (taken || enter) keep(ctx, home);
}

}  // namespace recoup::ui::inline settings
