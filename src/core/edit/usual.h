// What a command mostly says where the person says nothing. Pure; any thread.
#pragma once

#include <string>

#include "core/edit/command.h"
#include "core/model/state.h"

namespace recoup::core::inline edit {

// By the same channel and with the same side as the last time.
AddContact usual_contact(const CaseRecord& record, Instant at);

// The last ticket of that side; empty where there is none.
std::string usual_ticket(const CaseRecord& record, Party party);

// The wait for what a route brings.
NewDeadline route_deadline(Lang lang, Route route, When due);

}  // namespace recoup::core::inline edit
