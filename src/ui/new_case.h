// The dialog for a new case: pictures on the left, the little that must be known on the right. Opened by N, by the
// button, and by pasted or dropped pictures; Enter alone makes a case of a picture. Main thread.
#pragma once

#include <optional>
#include <string>

#include "ui/kit.h"

namespace recoup::ui {

struct NewCaseUi {
    bool open = false;
    std::string title, platform, amount, order_no;
    TextFieldState title_field, platform_field, amount_field, order_field;
    core::Problem problem = core::Problem::payment_failure;
    SelectState problem_list;
    bool with_slots = true;
    int deadline = 0;  // of kDeadlineChoices
    std::size_t shown_draft = 0;
    bool amount_bad = false;
    bool title_bad = false;
    bool just_opened = false;
};

// Empties the form and opens it; the title is there to be typed over.
void open_new_case(NewCaseUi& ui);

struct NewCaseEvents {
    std::optional<core::AddCase> create;
    bool cancelled = false;
    bool pick = false;  // pictures from the usual folders
};

NewCaseEvents draw_new_case(Context& ctx, NewCaseUi& ui, const Rect& display);

}  // namespace recoup::ui
