#include <chrono>

#include "core/model/leads.h"
#include "ui/frame/icons.h"
#include "ui/settings/parts.h"

namespace recoup::ui::inline settings {
namespace {

using namespace std::chrono_literals;

struct LeadChoice {
    std::chrono::seconds lead;
    core::Tr name;
};
constexpr std::array kLeads = {
    LeadChoice{72h, "settings_lead_3d"_tr},
    LeadChoice{24h, "settings_lead_1d"_tr},
    LeadChoice{1h, "settings_lead_1h"_tr},
    LeadChoice{0h, "settings_lead_0"_tr},
};

using Quiet = std::optional<std::pair<int, int>>;
const std::array<Quiet, 4> kQuiet = {Quiet{}, Quiet{{21 * 60, 9 * 60}}, Quiet{{22 * 60, 8 * 60}},
                                     Quiet{{23 * 60, 7 * 60}}};

void draw_leads(Context& ctx, Rect row, Choices& choices) {
    auto leads = core::parse_leads(choices.leads).value_or(core::Leads{});
    for (std::size_t i = kLeads.size(); i-- > 0;) {
        const auto found = std::find(leads.begin(), leads.end(), kLeads[i].lead);
        const bool on = found != leads.end();
        const auto name = ctx.tr(kLeads[i].name);
        const float width = chip_width(ctx, name, on);
        const auto place = row.take_right(width, ctx.px(8));
        const auto id = "settings/lead/" + std::to_string(i);
        const auto box = Rect::at(place.min.x, row.centre().y - ctx.px(15), width, ctx.px(30));
        if (!chip(ctx, id.c_str(), box, name, on)) continue;
        if (on)
            leads.erase(found);
        else
            leads.push_back(kLeads[i].lead);
        std::sort(leads.begin(), leads.end(), std::greater<>());
        choices.leads = core::leads_token(leads);
        break;
    }
    row.max.x -= ctx.px(8);
    draw_text(ctx, row, icon::bell_outline, ctx.tr("settings_leads"_tr), core::show_leads(ctx.reader.lang, leads));
}

void draw_quiet(Context& ctx, Rect row, Choices& choices) {
    const std::array words{ctx.tr("settings_off"_tr), std::string_view("21–9"), std::string_view("22–8"),
                           std::string_view("23–7")};
    const auto* found = std::find(kQuiet.begin(), kQuiet.end(), choices.quiet);
    const int chosen = end_segments(ctx, "settings/quiet", row, 330, words,
                                    found == kQuiet.end() ? -1 : static_cast<int>(found - kQuiet.begin()));
    if (chosen >= 0) choices.quiet = kQuiet[static_cast<std::size_t>(chosen)];
    draw_text(ctx, row, icon::bell_off, ctx.tr("settings_quiet"_tr), ctx.tr("settings_quiet_help"_tr));
}

void draw_desktop(Context& ctx, Rect row, Choices& choices) {
    const std::array words{ctx.tr("settings_on"_tr), ctx.tr("settings_off"_tr)};
    const int chosen =
        end_segments(ctx, "settings/desktop_notes", row, 180, words, choices.desktop_notifications ? 0 : 1);
    if (chosen >= 0) choices.desktop_notifications = chosen == 0;
    draw_text(ctx, row, icon::bell_ring, ctx.tr("settings_desktop_notes"_tr), ctx.tr("settings_desktop_notes_help"_tr));
}

core::Tr schedule_text(ScheduleLook look) {
    switch (look) {
        case ScheduleLook::unknown:
        case ScheduleLook::none:
            return "settings_schedule_none"_tr;
        case ScheduleLook::timer:
            return "settings_schedule_timer"_tr;
        case ScheduleLook::task:
            return "settings_schedule_task"_tr;
        case ScheduleLook::autostart:
            break;
    }
    return "settings_schedule_autostart"_tr;
}

std::string_view why_not_scheduled(const Context& ctx) {
    if (ctx.app.demo) return ctx.tr("why_not_demo"_tr);
    return ctx.app.schedule == ScheduleLook::unknown ? ctx.tr("why_not_schedule"_tr) : std::string_view();
}

void draw_schedule(Context& ctx, Rect row) {
    const auto look = ctx.app.schedule;
    const bool on = is_on(look);
    const ButtonSpec spec{.text = ctx.tr(on ? "settings_schedule_remove"_tr : "settings_schedule_install"_tr),
                          .why_not = why_not_scheduled(ctx)};
    if (end_button(ctx, "settings/schedule", row, spec)) ctx.ask(ScheduleRemindersRequest{!on});
    const auto why_not = why_not_scheduled(ctx);
    draw_text(ctx, row, icon::clock, ctx.tr("settings_schedule"_tr),
              why_not.empty() ? ctx.tr(schedule_text(look)) : why_not);
}

void draw_calendar(Context& ctx, Rect row) {
    if (end_button(ctx, "settings/calendar", row, {.text = ctx.tr("settings_calendar_export"_tr)}))
        ctx.ask(ExportCalendarRequest{});
    draw_text(ctx, row, icon::calendar, ctx.tr("settings_calendar"_tr), ctx.tr("settings_calendar_help"_tr));
}

}  // namespace

void draw_reminders(Context& ctx, Sheet& sheet) {
    sheet.section(ctx.tr("reminders"_tr), kReminderRows);
    auto choices = ctx.app.choices;
    if (const auto row = sheet.row()) draw_leads(ctx, *row, choices);
    if (const auto row = sheet.row()) draw_quiet(ctx, *row, choices);
    if (const auto row = sheet.row()) draw_desktop(ctx, *row, choices);
    if (const auto row = sheet.row()) draw_schedule(ctx, *row);
    if (const auto row = sheet.row()) draw_calendar(ctx, *row);
    if (choices != ctx.app.choices) ctx.ask(SettingsRequest{choices});
}

}  // namespace recoup::ui::inline settings
