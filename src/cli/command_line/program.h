// The whole program behind main: arguments in, exit code out. Main thread.
#pragma once

#include <span>
#include <string>

#include "cli/command_line/call.h"

namespace recoup::cli::inline command_line {

// `args` without the program's own name. 0 done, 1 work failed, 2 wrong usage, 3 file unusable.
int run_program(std::span<const std::string> args, Machine& machine);

}  // namespace recoup::cli::inline command_line
