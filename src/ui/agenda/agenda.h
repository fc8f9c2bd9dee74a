// The agenda: every open deadline by date beside a month; snooze, done with a note, open the case. Main thread.
#pragma once

#include <optional>
#include <string>

#include "core/view/agenda.h"
#include "ui/context/context.h"
#include "ui/kit/menu.h"

namespace recoup::ui::inline agenda {

// What can be done from the keyboard and the palette; on the deadline that is selected where one is meant.
enum class AgendaAct : std::uint8_t {
    done,
    snooze,
    snooze_hour,
    snooze_tomorrow,
    snooze_time,
    wake,
    month_before,
    month_after,
    today,
    only_day
};

// Asks what is still missing: a note for what is done, a time to be reminded at.
struct AgendaQuestion {
    enum class About : std::uint8_t { done, time } about{};
    core::Uuid case_uuid, deadline_uuid;
    std::string text;
    TextFieldState field;
    bool tried = false;
    bool fresh = true;  // the press that opened it is still on
};

struct AgendaUi {
    std::optional<core::Day> day;                   // nothing else is shown
    std::optional<std::chrono::year_month> month;   // on the calendar; nothing: this one
    std::optional<core::Uuid> case_uuid, selected;  // the deadline, and whose it is
    std::size_t place = 0;                          // where that one stood when it was last drawn
    bool reveal_selected = false;
    float scroll = 0;
    std::optional<AgendaAct> act;  // asked for from elsewhere
    MenuUi menu;                   // snooze, for the selected one
    std::optional<AgendaQuestion> question;
    Rect anchor;  // beside which the question stands
};

// What the agenda asks of its owner besides commands.
struct AgendaEvents {
    std::optional<core::Uuid> open;  // show this case
    bool go_board = false;
    bool go_settings = false;
    bool clear_search = false;
};

AgendaEvents draw_agenda(Context& ctx, AgendaUi& ui, const Rect& area);
// The menu and the question, above the layer of the agenda, which has no keys meanwhile.
void draw_agenda_layers(Context& ctx, AgendaUi& ui);
bool agenda_asks(const AgendaUi& ui);
// Turns the calendar or the filter; false for what is done to a deadline.
bool turn_agenda(Context& ctx, AgendaUi& ui, AgendaAct act);

}  // namespace recoup::ui::inline agenda
