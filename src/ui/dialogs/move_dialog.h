// What a column asks when a card comes to it: how much arrived, by which route, by when. One gesture stays one command.
// Enter takes what is there, Esc leaves the card where it was. Main thread.
#pragma once

#include <optional>
#include <string>

#include "ui/context/context.h"
#include "ui/fields/date_field.h"

namespace recoup::ui::inline dialogs {

struct MoveDialogUi {
    std::optional<core::MoveCase> move;  // open while there is one
    std::string amount;
    TextFieldState amount_field;
    SelectState currencies;  // never open: the case has its currency
    int way = 0;             // of RefundWay
    std::string day;
    TextFieldState day_field;
    DateFieldUi day_months;
    bool less = false;  // it is less than claimed, and the person goes on
    int route = 0;      // of the routes without `none`
    SelectState route_list;
    int span = 0;        // of the spans on offer; -1: what `when` says
    int usual_days = 0;  // the platform usually takes, as the directory says; 0: not known
    std::string usual;   // the same, as it is typed
    std::string when;
    TextFieldState when_field;
    DateFieldUi when_months;
    std::string calendar;  // the table the dates are looked up in
    bool fresh = false;
    ImGuiID focus_before = 0;
};

// True when the move needs no question and can go as it is.
bool moves_at_once(const Context& ctx, const core::MoveCase& move);
void open_move_dialog(Context& ctx, MoveDialogUi& ui, const core::MoveCase& move);
// The move with its answers, in the frame in which it is accepted.
std::optional<core::MoveCase> draw_move_dialog(Context& ctx, MoveDialogUi& ui, const Rect& display);

}  // namespace recoup::ui::inline dialogs
