// The whole program behind main: arguments in, exit code out. Main thread.
#pragma once

#include <span>
#include <string>

#include "cli/context.h"

namespace recoup::cli {

int run_program(std::span<const std::string> args, Machine& machine);

}  // namespace recoup::cli
