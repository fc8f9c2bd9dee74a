// Names in the order people put them: "shot 9.png" before "shot 10.png". Pure; any thread.
#pragma once

#include <string_view>

namespace recoup::core::inline base {

// Runs of digits count as numbers, ASCII letters alike in either case; where that leaves two names equal, bytes decide.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace recoup::core::inline base
