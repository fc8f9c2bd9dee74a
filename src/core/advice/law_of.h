// Which laws a letter of a case may cite. Pure; any thread.
#pragma once

#include <vector>

#include "core/law/playbook.h"
#include "core/model/state.h"

namespace recoup::core::inline advice {

// Of the playbook's, in its order: those of the case's jurisdiction whose sector the case is of and whose words it
// says. They point into `playbook`.
std::vector<const Playbook::Law*> law_of(const CaseRecord& record, const Playbook& playbook, const Rulebook& rules);

}  // namespace recoup::core::inline advice
