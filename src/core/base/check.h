// The limits of what a person types, before it becomes part of a case. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/error.h"

namespace recoup::core::inline base {

// Takes out zero bytes; refuses what is no UTF-8 or longer than `most` bytes, of kind usage. `field` is its name in the
// sentence.
Result<void> check_text(std::string& text, std::size_t most, Tr field);
// Refuses what lies below 0 or above kMaxAmountMinor, of kind usage; no amount is fine.
Result<void> check_amount(const std::optional<std::int64_t>& minor, std::string_view currency);

}  // namespace recoup::core::inline base
