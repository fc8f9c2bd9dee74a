// What makes the program part of a desktop: entry, icons, kind of file, manual, completions. Main thread.
#pragma once

#include "cli/command_line/call.h"

namespace recoup::cli::inline shell {

// Each below the folder of shared data, as a package would install it; completions speak the system's language, so that
// a second run finds what the first wrote. Errors are those of drawing the icons.
core::Result<std::vector<app::DesktopEntry::Part>> desktop_parts(const Call& call);

}  // namespace recoup::cli::inline shell
