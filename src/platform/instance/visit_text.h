// A visit as it goes through the door: bytes, by whoever can reach it. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/ports.h"

namespace recoup::platform::inline instance {

inline constexpr std::size_t kMaxVisitBytes = 8192;

// Nothing for a path that cannot go through; an odd token is left behind.
std::optional<std::string> to_text(const app::Visit& visit);
// Nothing for what this program never sends: a path that is not absolute, a token with odd characters.
std::optional<app::Visit> read_visit(std::string_view text);

}  // namespace recoup::platform::inline instance
