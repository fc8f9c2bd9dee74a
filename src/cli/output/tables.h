// Tables that more than one verb prints. Main thread.
#pragma once

#include "cli/command_line/call.h"
#include "cli/output/table.h"
#include "core/model/state.h"

namespace recoup::cli::inline output {

Table evidence_table(const Call& call, const core::CaseRecord& record);
Table deadline_table(const Call& call, const core::CaseRecord& record);

}  // namespace recoup::cli::inline output
