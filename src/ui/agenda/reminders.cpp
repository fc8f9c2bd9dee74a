// Beside the list: when one is reminded, whether that happens with the window closed, and the way into a phone.
#include <algorithm>

#include "core/model/leads.h"
#include "ui/agenda/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline agenda {
namespace {

constexpr float kRow = 30, kLine = 20, kHeading = 26, kRows = 3, kPadding = 24;
constexpr int kMostLines = 3;

struct Line {
    char32_t icon;
    Role role;
    std::string text;
};

// As high as its words; true when it was pressed.
bool draw_line(Context& ctx, const char* id, Rect& column, const Line& line) {
    const float indent = ctx.px(18 + 8);
    const auto words = ctx.text.break_lines(body(ctx), line.text, column.width() - indent, kMostLines);
    const float height = ctx.px(kRow) + ctx.px(kLine) * static_cast<float>(std::max<std::size_t>(words.size(), 1) - 1);
    const auto row = column.take_top(height);
    const auto area = row.inset(-ctx.px(6), 0);
    const auto pressed = hit(ctx, id, area, Reach::focusable, 6);
    if (pressed.hovered) {
        fill(ctx, area, Role::background, 6);
        ctx.out.cursor = Cursor::hand;
    }
    icon_label(ctx, Rect::at(row.min.x, row.min.y, ctx.px(18), ctx.px(kRow)), 18, line.role, line.icon);
    ctx.text.draw_wrapped(ctx.list(), {row.min.x + indent, row.min.y + ctx.px((kRow - kLine) / 2)}, body(ctx),
                          ctx.theme[Role::text], line.text, row.width() - indent, kMostLines, ctx.px(kLine));
    return pressed.clicked;
}

Line leads_line(const Context& ctx) {
    const auto leads = core::parse_leads(ctx.app.choices.leads).value_or(core::Leads{});
    if (leads.empty()) return {icon::bell_off, Role::muted, std::string(ctx.tr("agenda_remind_never"_tr))};
    return {icon::bell_ring, Role::text, core::show_leads(ctx.reader.lang, leads)};
}

// What reminds while no window is open. The demo keeps nothing and reminds of nothing.
Line schedule_line(const Context& ctx) {
    if (ctx.app.demo) return {icon::information_outline, Role::muted, std::string(ctx.tr("agenda_remind_demo"_tr))};
    return is_on(ctx.app.schedule)
               ? Line{icon::check_circle, Role::refunded, std::string(ctx.tr("agenda_remind_on"_tr))}
               : Line{icon::alert_circle_outline, Role::under_review, std::string(ctx.tr("agenda_remind_off"_tr))};
}

}  // namespace

void draw_agenda_reminders(Context& ctx, Rect& column, AgendaEvents& events) {
    // A panel that does not fit is left out: the settings hold the same.
    if (column.height() < ctx.px(kHeading + kRows * kRow + kPadding)) return;
    Panel panel(ctx, column, {.heading = ctx.tr("reminders"_tr), .fill = {}});
    probe(ctx.probes, "agenda/reminders", panel.heading.min, panel.heading.max);
    if (draw_line(ctx, "agenda/leads", panel.body, leads_line(ctx))) events.go_settings = true;
    if (draw_line(ctx, "agenda/ics", panel.body,
                  {icon::calendar_plus, Role::text, std::string(ctx.tr("agenda_remind_ics"_tr))}))
        ctx.ask(ExportCalendarRequest{});
    if (draw_line(ctx, "agenda/schedule", panel.body, schedule_line(ctx))) events.go_settings = true;
    panel.body.min.y -= ctx.px(4);
}

}  // namespace recoup::ui::inline agenda
