// Tables that more than one verb prints. Main thread.
#pragma once

#include "cli/context.h"
#include "cli/table.h"
#include "core/state.h"

namespace recoup::cli {

Table evidence_table(const Context& context, const core::CaseRecord& record);
Table deadline_table(const Context& context, const core::CaseRecord& record);

}  // namespace recoup::cli
