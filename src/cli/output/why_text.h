// "Why this date" as text for a terminal. Main thread.
#pragma once

#include "cli/command_line/call.h"
#include "core/view/why.h"

namespace recoup::cli::inline output {

// Lines, the days in a small calendar, what is unsure.
void print_why(Call& call, const core::Why& why);

}  // namespace recoup::cli::inline output
