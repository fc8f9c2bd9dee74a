#include "ui/notices/notices.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/context/save_state.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline notices {
namespace {

struct Banner {
    core::Tr text;
    char32_t icon;
    Role role, back;
};

std::optional<Banner> banner_for(const AppView& app) {
    if (app.save == SaveLook::failed)
        return Banner{"save_failed_banner"_tr, icon::alert_circle, Role::bad_text, Role::bad_bg};
    if (app.save == SaveLook::gone)
        return Banner{"save_gone_banner"_tr, icon::alert_circle, Role::bad_text, Role::bad_bg};
    if (app.held) return Banner{"held_banner"_tr, icon::alert_circle, Role::bad_text, Role::bad_bg};
    if (app.damaged) return Banner{"damaged_banner"_tr, icon::alert_circle, Role::bad_text, Role::bad_bg};
    if (app.looking_at) return Banner{"looking_banner"_tr, icon::eye, Role::accent, Role::accent_bg};
    if (app.save == SaveLook::read_only)
        return Banner{"read_only_banner"_tr, icon::lock, Role::warn_text, Role::warn_bg};
    if (!app.recountable.empty())
        return Banner{"recount_banner"_tr, icon::calendar_check, Role::accent, Role::accent_bg};
    if (app.demo) return Banner{"demo_banner"_tr, icon::information_outline, Role::accent, Role::accent_bg};
    return std::nullopt;
}

struct Invitation {
    char32_t icon;
    core::Tr heading;
    std::string_view text;
};

// A heading and a sentence in the middle of `area`; returns the row for buttons.
Rect draw_invitation(Context& ctx, const Rect& area, const Invitation& what) {
    const float width = std::min(ctx.px(440), area.width() - ctx.px(48));
    auto column = Rect::at(std::round(area.centre().x - width / 2), std::round(area.centre().y - ctx.px(130)), width,
                           ctx.px(260));
    const auto disc = column.take_top(ctx.px(72), ctx.px(18));
    ctx.list().AddCircleFilled(disc.centre(), ctx.px(36), ctx.theme[Role::accent_bg], 48);
    icon_label(ctx, disc, 32, Role::accent, what.icon);
    label(ctx, column.take_top(ctx.px(28), ctx.px(8)), figure(ctx, 19), Role::text, ctx.tr(what.heading),
          Align::centre);
    const auto lines = ctx.text.break_lines(body(ctx), what.text, width, 4);
    for (const auto& line : lines)
        label(ctx, column.take_top(ctx.px(22)), body(ctx), Role::muted,
              what.text.substr(line.begin, line.end - line.begin), Align::centre);
    column.take_top(ctx.px(20));
    return column.take_top(ctx.px(kButtonHeight));
}

}  // namespace

// Takes its strip off the top of `area` when there is something to say.
void draw_banner(Context& ctx, Rect& area) {
    const auto banner = banner_for(ctx.app);
    if (!banner) return;
    const auto strip = area.take_top(ctx.px(40));
    fill(ctx, strip, banner->back);
    auto row = strip.inset(ctx.px(20), 0);
    icon_label(ctx, row.take_left(ctx.px(18), ctx.px(10)), 18, banner->role, banner->icon);
    const bool damaged = !is_trouble(ctx.app.save) && (ctx.app.damaged || ctx.app.held);
    if (damaged && ctx.app.held) {
        const ButtonSpec anyway{.text = ctx.tr("held_anyway"_tr)};
        const auto box = row.take_right(button_width(ctx, anyway), ctx.px(12)).inset(0, ctx.px(4));
        if (button(ctx, "damaged/anyway", box, anyway)) ctx.ask(ChangeAnywayRequest{});
    }
    if (damaged) {
        const ButtonSpec mend{.text = ctx.tr("damaged_mend"_tr), .icon = icon::restore};
        const auto box = row.take_right(button_width(ctx, mend), ctx.px(12)).inset(0, ctx.px(4));
        if (button(ctx, "damaged/mend", box, mend)) ctx.ask(MendRequest{});
    } else if (banner->text == "recount_banner"_tr) {
        const ButtonSpec recount{.text = ctx.tr("recount_now"_tr), .icon = icon::refresh};
        const auto box = row.take_right(button_width(ctx, recount), ctx.px(12)).inset(0, ctx.px(4));
        if (button(ctx, "recount", box, recount))
            for (const auto& uuid : ctx.app.recountable) ctx.send(core::RecountDeadlines{uuid});
    } else if (ctx.app.demo || ctx.app.looking_at) {
        const ButtonSpec back{.text = ctx.tr("demo_back"_tr), .icon = icon::arrow_left};
        if (button(ctx, "demo/back", row.take_right(button_width(ctx, back), ctx.px(12)).inset(0, ctx.px(4)), back))
            ctx.ask(OpenOwnRequest{});
    }
    auto text = std::string(ctx.tr(banner->text));
    if (damaged && !ctx.app.damage.empty()) text = ctx.trf("pair_by_dot"_tr, text, ctx.app.damage);
    label(ctx, row, body(ctx), banner->role, text);
}

bool draw_empty(Context& ctx, const Rect& area) {
    auto row = draw_invitation(ctx, area, {icon::images, "empty_title"_tr, ctx.tr("empty_text"_tr)});
    const ButtonSpec create{.text = ctx.tr("action_new_case"_tr), .icon = icon::plus, .look = ButtonLook::primary};
    const ButtonSpec demo{.text = ctx.tr("empty_demo"_tr), .icon = icon::eye};
    const ButtonSpec bill{.text = ctx.tr("palette_bill"_tr), .icon = icon::receipt};
    const float first = button_width(ctx, create), second = button_width(ctx, demo), third = button_width(ctx, bill);
    const float all = first + second + third + ctx.px(24);
    const bool room = all <= area.width() - ctx.px(24);
    row.min.x = std::round(row.centre().x - (room ? all : first + second + ctx.px(12)) / 2);
    const bool wants_case = button(ctx, "empty/new", row.take_left(first, ctx.px(12)), create);
    if (button(ctx, "empty/demo", row.take_left(second, ctx.px(12)), demo)) ctx.ask(OpenDemoRequest{});
    if (room && button(ctx, "empty/bill", row.take_left(third), bill)) ctx.ask(ChoosePathRequest{PathUse::bill});
    return wants_case;
}

bool draw_nothing_found(Context& ctx, const Rect& area) {
    const auto row = draw_invitation(ctx, area, {icon::search, "nothing_found"_tr, ctx.tr("nothing_found_text"_tr)});
    const ButtonSpec clear{.text = ctx.tr("action_clear_filter"_tr), .icon = icon::filter_remove};
    const float width = button_width(ctx, clear);
    return button(ctx, "filter/clear", Rect::at(row.centre().x - width / 2, row.min.y, width, row.height()), clear);
}

bool draw_no_deadlines(Context& ctx, const Rect& area) {
    const auto row = draw_invitation(ctx, area, {icon::agenda, "agenda_none"_tr, ctx.tr("agenda_none_text"_tr)});
    const ButtonSpec board{.text = ctx.tr("agenda_to_board"_tr), .icon = icon::board};
    const float width = button_width(ctx, board);
    return button(ctx, "agenda/board", Rect::at(row.centre().x - width / 2, row.min.y, width, row.height()), board);
}

bool draw_nothing_today(Context& ctx, const Rect& area, std::string_view next) {
    const auto row = draw_invitation(ctx, area, {icon::light, "today_nothing"_tr, next});
    const ButtonSpec board{.text = ctx.tr("agenda_to_board"_tr), .icon = icon::board};
    const float width = button_width(ctx, board);
    return button(ctx, "today/board", Rect::at(row.centre().x - width / 2, row.min.y, width, row.height()), board);
}

bool draw_no_insights(Context& ctx, const Rect& area) {
    const auto row =
        draw_invitation(ctx, area, {icon::insights, "insights_invite"_tr, ctx.tr("insights_invite_text"_tr)});
    const ButtonSpec create{.text = ctx.tr("action_new_case"_tr), .icon = icon::plus, .look = ButtonLook::primary};
    const float width = button_width(ctx, create);
    return button(ctx, "insights/new", Rect::at(row.centre().x - width / 2, row.min.y, width, row.height()), create);
}

void draw_empty_day(Context& ctx, const Rect& area) {
    draw_invitation(ctx, area, {icon::calendar_check, "agenda_day_none"_tr, ctx.tr("agenda_day_none_text"_tr)});
}

Rect import_box(const Context& ctx, const Rect& display) {
    return Rect::at(display.max.x - ctx.px(320), display.max.y - ctx.px(92), ctx.px(300), ctx.px(72));
}

void draw_import(Context& ctx, const Rect& display) {
    const auto& import = ctx.app.import;
    if (import.total == 0) return;
    const auto box = import_box(ctx, display);
    const Layer layer(ctx, "import", box.inset(-ctx.px(28)), ctx.layer_active);
    shadow(ctx, box, Lift::drawer, 10);
    fill(ctx, box, Role::raised, 10);
    auto inner = box.inset(ctx.px(14), ctx.px(10));
    auto row = inner.take_top(ctx.px(28), ctx.px(8));
    if (icon_button(ctx, "import/cancel", row.take_right(ctx.px(28)), icon::close, ctx.tr("action_cancel"_tr),
                    Role::muted))
        ctx.ask(CancelImportRequest{});
    label(ctx, row, body(ctx), Role::text, ctx.trf("import_running"_tr, import.done, import.total));
    progress(ctx, inner.take_top(ctx.px(4)), static_cast<float>(import.done) / static_cast<float>(import.total));
}

}  // namespace recoup::ui::inline notices
