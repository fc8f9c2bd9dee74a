// Names to offer while one is typed, `most` at most: those that contain what was typed, ASCII letters of either case,
// those that begin with it first, then those of most cases. What is typed already is not offered. Pure; any thread that
// may read the state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/state.h"

namespace recoup::core::inline advice {

// Of the directory and of cases, those in the bin left out.
std::vector<std::string> platforms_like(const State& state, std::string_view typed, std::size_t most);
// Of all cases but those in the bin, without the tags of `own`.
std::vector<std::string> tags_like(const State& state, std::string_view typed, const std::vector<std::string>& own,
                                   std::size_t most);

}  // namespace recoup::core::inline advice
