// What is being typed in the contacts tab, the routes tab and the calculator of claims. Main thread.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ui/fields/date_field.h"

namespace recoup::ui::inline drawer {

struct ContactDraft {
    core::Uuid of;                                                      // none: a new one
    std::string words, text, ticket, at, promise, at_was, promise_was;  // `words` of the other side
    TextFieldState words_field, text_field, ticket_field, at_field, promise_field;
    DateFieldUi at_months, promise_months;
    core::Direction direction = core::Direction::out;
    core::Channel channel = core::Channel::chat;
    core::Party party = core::AddContact{}.party;
    core::Pushback pushback = core::Pushback::none;
    SelectState channel_list, party_list, pushback_list;
    std::vector<core::Uuid> evidence;  // that shows it
    bool prefilled = false;            // channel and party are as the last time
    bool tried = false;
};

struct RouteDraft {
    core::Route route = core::Route::none;
    core::Uuid of;  // none: a new one
    core::Party party = core::Party::platform;
    std::string at, at_was;
    TextFieldState at_field;
    DateFieldUi at_months;
    SelectState party_list;
    std::string ticket, due;
    TextFieldState ticket_field, due_field;
    DateFieldUi due_months;
    bool escalate = true;
    bool sure = false;  // closes others, and the person said so
};

// The ticket of a route that was taken.
struct TicketDraft {
    core::Uuid of;
    std::string text;
    TextFieldState field;
};

struct ClaimDraft {
    std::string rule;                   // the id of the one that is chosen
    std::array<std::string, 3> values;  // of its inputs, in their order
    std::array<TextFieldState, 3> fields;
    SelectState list;
};

}  // namespace recoup::ui::inline drawer
