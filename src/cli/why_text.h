// "Why this date" as text for a terminal. Main thread.
#pragma once

#include "cli/context.h"
#include "core/why_view.h"

namespace recoup::cli {

// Lines, the days in a small calendar, what is unsure.
void print_why(Context& context, const core::Why& why);

}  // namespace recoup::cli
