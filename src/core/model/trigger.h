// What of a case starts the count of a rule. Pure; any thread that may read the case.
#pragma once

#include <optional>

#include "core/model/state.h"

namespace recoup::core::inline model {

// What starts the count; nothing when the case does not know it, as it never does for `none` and `date`. Of a stage:
// since when the case is in it now.
// `contact` names the contact that a promise was made in; without it the latest promise counts.
std::optional<When> trigger_of(const CaseRecord& record, Trigger trigger,
                               const std::optional<Uuid>& contact = std::nullopt);

}  // namespace recoup::core::inline model
