#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "ui/agenda/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline agenda {
namespace {

using namespace std::chrono;

constexpr int kDotsAtMost = 3;

year_month shown_month(const Context& ctx, const AgendaUi& ui) {
    const auto today = ctx.app.agenda->today;
    return ui.month.value_or(year_month{today.year(), today.month()});
}

void turn(Context& ctx, AgendaUi& ui, int by) {
    ui.month = shown_month(ctx, ui) + months{by};
    ctx.wake_after(0);
}

void draw_weekdays(Context& ctx, Rect row) {
    const float width = row.width() / 7;
    for (auto names = ctx.tr("agenda_weekdays"_tr); !names.empty();) {
        const auto before = names;
        core::take_code_point(names);
        label(ctx, row.take_left(width), small(ctx), Role::faint, before.substr(0, before.size() - names.size()),
              Align::centre);
    }
}

void draw_dots(Context& ctx, const core::AgendaMark& mark, ImVec2 middle, ImU32 colour) {
    const int dots = std::min(mark.count, kDotsAtMost);
    const float step = ctx.px(7);
    float x = middle.x - step * static_cast<float>(dots - 1) / 2;
    for (int i = 0; i < dots; ++i, x += step) ctx.list().AddCircleFilled({x, middle.y}, ctx.px(2.5F), colour);
}

void draw_day(Context& ctx, AgendaUi& ui, const core::AgendaDay& item, const Rect& cell) {
    const auto name = "agenda/day/" + core::to_iso(item.day);
    const auto pressed = hit(ctx, name.c_str(), cell, Reach::pointer_only);
    const bool today = item.day == ctx.app.agenda->today;
    const bool chosen = ui.day == item.day;
    const float side = std::min(cell.width(), cell.height());
    const auto box = Rect::at(std::round(cell.centre().x - side / 2), cell.min.y, side, cell.height());
    if (today)
        fill(ctx, box, Role::accent, 8);
    else if (chosen || pressed.hovered)
        fill(ctx, box, chosen ? Role::accent_bg : Role::background, 8);
    if (chosen) outline(ctx, box.inset(today ? -ctx.px(2) : 0), Role::accent, today ? 10 : 8, 1.5F);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    const auto role = today ? Role::on_accent : chosen ? Role::accent : item.in_month ? Role::text : Role::faint;
    const TextStyle style{today || chosen ? Face::semibold : Face::regular, ctx.px(12), true};
    label(ctx, {{box.min.x, box.min.y + ctx.px(4)}, {box.max.x, box.min.y + ctx.px(24)}}, style, role,
          std::to_string(static_cast<unsigned>(item.day.day())), Align::centre);
    if (item.mark.count > 0) {
        const auto dot = today ? Role::on_accent : tone_mark(item.mark.tone);
        draw_dots(ctx, item.mark, {box.centre().x, box.min.y + ctx.px(28)},
                  faded(ctx.theme[dot], item.in_month ? 1.0F : 0.5F));
        tooltip(ctx, pressed, cell,
                ctx.trf("agenda_day_count"_tr, core::day_name(ctx.reader, item.day), item.mark.count));
    }
    if (!pressed.clicked) return;
    ui.day = chosen ? std::nullopt : std::optional(item.day);
    ui.month = year_month{item.day.year(), item.day.month()};
    ui.scroll = 0;
    ctx.focus.clear();
    ctx.wake_after(0);
}

void draw_head(Context& ctx, AgendaUi& ui, const core::AgendaMonth& month, Rect row) {
    const auto square = [&](float gap) {
        const auto place = row.take_right(ctx.px(28), ctx.px(gap));
        return Rect::at(place.min.x, std::round(row.centre().y - ctx.px(14)), ctx.px(28), ctx.px(28));
    };
    if (icon_button(ctx, "agenda/month_after", square(0), icon::chevron_right, ctx.tr("agenda_month_after"_tr)))
        turn(ctx, ui, +1);
    if (icon_button(ctx, "agenda/month_before", square(2), icon::chevron_left, ctx.tr("agenda_month_before"_tr)))
        turn(ctx, ui, -1);
    const auto today = ctx.app.agenda->today;
    const bool here = shown_month(ctx, ui) == year_month{today.year(), today.month()};
    if (!here && icon_button(ctx, "agenda/today", square(2), icon::calendar_today, ctx.tr("agenda_back_to_today"_tr),
                             Role::accent))
        turn_agenda(ctx, ui, AgendaAct::today);
    label(ctx, row, body_bold(ctx), Role::text, month.name);
}

}  // namespace

bool turn_agenda(Context& ctx, AgendaUi& ui, AgendaAct act) {
    if (act == AgendaAct::month_before || act == AgendaAct::month_after) {
        turn(ctx, ui, act == AgendaAct::month_after ? +1 : -1);
        return true;
    }
    if (act != AgendaAct::today) return false;
    ui.month.reset();
    ui.day.reset();
    ui.scroll = 0;
    ctx.wake_after(0);
    return true;
}

void draw_agenda_month(Context& ctx, AgendaUi& ui, Rect& column) {
    const auto month = core::agenda_month(*ctx.app.agenda, shown_month(ctx, ui), ctx.reader.lang);
    Panel panel(ctx, column, {.heading = "", .fill = {}});
    draw_head(ctx, ui, month, panel.body.take_top(ctx.px(24), ctx.px(8)));
    draw_weekdays(ctx, panel.body.take_top(ctx.px(20), ctx.px(4)));
    const float width = panel.body.width() / 7;
    for (std::size_t i = 0; i < month.days.size(); i += 7) {
        auto week = panel.body.take_top(ctx.px(35), ctx.px(4));
        for (std::size_t d = i; d < i + 7; ++d) draw_day(ctx, ui, month.days[d], week.take_left(width));
    }
    panel.body.min.y -= ctx.px(4);
}

}  // namespace recoup::ui::inline agenda
