// What of a case starts the count of a rule. Pure; any thread that may read the case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/law/rule.h"
#include "core/model/state.h"

namespace recoup::core::inline model {

// What starts the count; nothing when the case does not know it, as it never does for `none`, `date` and `event`. Of a
// stage: since when the case is in it now.
// `contact` names the contact that a promise was made in; without it the latest promise counts.
std::optional<When> trigger_of(const CaseRecord& record, Trigger trigger,
                               const std::optional<Uuid>& contact = std::nullopt);

// Whether a rule can name it: "contact:" and a party, my first message to it; "complaint:" and a route, the day the
// case was taken there; "refusal:" and a party, its first flat refusal; "fact:" and a name in lower case, what only the
// person can know.
bool is_event(std::string_view event);
// As the person answered, else as contacts and routes tell. Where no seller was ever spoken to the platform is the
// seller.
std::optional<When> event_of(const CaseRecord& record, std::string_view event);

// From when the rule counts, by its event or its trigger.
std::optional<When> start_of(const CaseRecord& record, const Rule& rule);
// When those whom the rule binds flatly refused, where that completes it.
std::optional<When> refused_at(const CaseRecord& record, const Rule& rule);

// Nothing where nobody answered.
const std::string* answer_of(const CaseRecord& record, std::string_view question);

}  // namespace recoup::core::inline model
