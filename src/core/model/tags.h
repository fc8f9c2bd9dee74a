// The tags of a case, as it keeps them: one a line, each once, in the order they were given. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace recoup::core::inline model {

inline constexpr std::size_t kMaxTags = 20;
inline constexpr std::size_t kMaxTagBytes = 120;

std::vector<std::string> split_tags(std::string_view kept);
// Trims, leaves out empty ones and repetitions. Errors (usage): too many, too long, not UTF-8.
Result<std::string> join_tags(const std::vector<std::string>& tags);

}  // namespace recoup::core::inline model
