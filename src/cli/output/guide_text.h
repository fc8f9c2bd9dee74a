// A page of the guide on a terminal. Main thread.
#pragma once

#include "cli/command_line/call.h"
#include "core/advice/page.h"

namespace recoup::cli::inline output {

void print_page(Call& call, const core::Page& page);

}  // namespace recoup::cli::inline output
