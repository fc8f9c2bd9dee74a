// A page of the guide on a terminal. Main thread.
#pragma once

#include "cli/context.h"
#include "core/page.h"

namespace recoup::cli {

void print_page(Context& context, const core::Page& page);

}  // namespace recoup::cli
