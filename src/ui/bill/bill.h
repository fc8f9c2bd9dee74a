// A bill as a person looks through it: left what was found, in the middle its rows, right what is chosen and what
// becomes of it. Main thread. Nothing is kept before a button on the right is pressed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/payments/bill_view.h"
#include "ui/context/bill_look.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline bill {

struct BillUi {
    std::string wanted;  // a bill to be opened with the next frame; UTF-8 path
    core::BillFilter filter;
    TextFieldState search_field, password_field;
    std::string password;             // while it is typed
    std::uint64_t asked = 0;          // the generation that its field had the keyboard for
    std::vector<std::size_t> marked;  // in the order they were
    std::size_t place = 0;            // of the line that the keys are on
    bool reveal = false;
    float scroll = 0, side_scroll = 0, panel_scroll = 0;
    float panel_height = 0;  // of what is in it, as drawn last
    // The lines, until something calls for others.
    std::uint64_t number = 0, generation = 0;
    core::BillFilter lines_for;
    std::vector<core::BillLine> lines;
};

// Takes the mark off or puts it on.
void mark(BillUi& ui, std::size_t payment);

struct BillEvents {
    bool back = false;
    std::optional<core::Uuid> open;  // that case
};

// Takes keys if ctx.layer_active.
BillEvents draw_bill(Context& ctx, BillUi& ui, const Rect& area);

}  // namespace recoup::ui::inline bill
