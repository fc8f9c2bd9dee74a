// The dialog for a new case: pictures on the left, the little that must be known on the right. Opened by N, by the
// button, and by pasted or dropped pictures; Enter alone makes a case of a picture. Main thread.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "ui/context/context.h"
#include "ui/fields/date_field.h"
#include "ui/fields/suggest.h"
#include "ui/kit/menu.h"

namespace recoup::ui::inline capture {

struct NewCaseUi {
    bool open = false;
    std::string title, platform, amount, order_no;
    TextFieldState title_field, platform_field, amount_field, order_field;
    core::Home home;  // whose rules, which currency
    SelectState currency_list;
    MenuUi region_menu;
    SuggestUi platform_list;
    core::Problem problem = core::Problem::payment_failure;
    SelectState problem_list;
    std::string playbook;  // chosen; empty: the one for the problem
    MenuUi playbook_menu;
    bool with_slots = true;
    std::set<std::string> without_rules;  // of the playbook's presets
    std::string received;                 // when the goods came, as typed; asked for where a preset counts from it
    TextFieldState received_field;
    DateFieldUi received_months;
    bool received_bad = false;
    int deadline = 0;  // of kDeadlineChoices
    std::size_t shown_draft = 0;
    std::string amount_wrong;  // why it cannot be taken
    bool title_bad = false;
    bool just_opened = false;
    float form_scroll = 0, form_height = 0;  // physical pixels; the height as last drawn
    bool ask_drop = false;                   // Esc while files still come: asks before it gives them up
};

// Empties the form and opens it; the title is there to be typed over.
void open_new_case(NewCaseUi& ui);

struct NewCaseEvents {
    std::optional<core::AddCase> create;
    bool cancelled = false;
    bool pick = false;     // pictures from the usual folders
    bool refused = false;  // what could not be taken in is to be shown
};

// Takes keys if ctx.layer_active.
NewCaseEvents draw_new_case(Context& ctx, NewCaseUi& ui);

}  // namespace recoup::ui::inline capture
