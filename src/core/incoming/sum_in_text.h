// The sum that a running text speaks of. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace recoup::core::inline incoming {

// In minor units of that currency, which has to stand with it: "¥328", "1,280.50 元". Nothing where there is none, and
// where there are two.
std::optional<std::int64_t> only_sum_in(std::string_view text, std::string_view currency);

}  // namespace recoup::core::inline incoming
