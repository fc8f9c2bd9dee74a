// The dialog for a new case: pictures on the left, the little that must be known on the right, proposed as far as the
// pictures say it. Opened by N, by the button, and by pasted or dropped pictures; Enter alone makes a case of a
// picture. Main thread.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>

#include "ui/context/context.h"
#include "ui/fields/date_field.h"
#include "ui/fields/suggest.h"
#include "ui/kit/menu.h"

namespace recoup::ui::inline capture {

// What may be read from a picture, in the order in which the form asks for it.
enum class ReadField : std::uint8_t { amount, platform, order, paid_at };
inline constexpr std::size_t kReadFields = 4;

struct NewCaseUi {
    bool open = false;
    std::string title, platform, amount, order_no, paid_at;
    std::string usual_title;  // where nothing else is proposed
    TextFieldState title_field, platform_field, amount_field, order_field, paid_field;
    DateFieldUi paid_months;
    core::Home home;  // whose rules, which currency
    SelectState currency_list;
    MenuUi region_menu;
    SuggestUi platform_list;
    core::Problem problem = core::Problem::payment_failure;
    bool problem_chosen = false;  // by the person; what pictures speak of gives way
    std::string playbook;         // chosen; empty: the one for the problem
    MenuUi playbook_menu;
    bool with_slots = true;
    std::set<std::string> without_rules;  // of the playbook's presets
    std::string received;                 // when the goods came, as typed; asked for where a preset counts from it
    TextFieldState received_field;
    DateFieldUi received_months;
    bool received_bad = false, paid_bad = false;
    int deadline = 0;  // of kDeadlineChoices
    std::size_t shown_draft = 0;
    std::string amount_wrong;  // why it cannot be taken
    bool title_bad = false;
    bool just_opened = false;
    bool proposals_dropped = false;          // by Esc
    std::array<bool, kReadFields> taken{};   // as proposed
    float form_scroll = 0, form_height = 0;  // physical pixels; the height as last drawn
    bool ask_drop = false;                   // Esc while files still come: asks before it gives them up
};

// Empties the form and opens it; the title is there to be typed over.
void open_new_case(NewCaseUi& ui);

struct NewCaseEvents {
    std::optional<core::AddCase> create;
    std::optional<core::Uuid> attach_to;  // the pictures belong to that case: no new one is made
    bool cancelled = false;
    bool pick = false;     // pictures from the usual folders
    bool refused = false;  // what could not be taken in is to be shown
};

// Takes keys if ctx.layer_active.
NewCaseEvents draw_new_case(Context& ctx, NewCaseUi& ui);

}  // namespace recoup::ui::inline capture
