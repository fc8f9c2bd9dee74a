// Numbers with a fraction, as programs write them; libc++ has no from_chars for these. Pure, any thread.
#pragma once

#include <optional>
#include <string_view>

namespace recoup::portable {

// "45123.75", "1e-3"; nothing unless all of the text is one, and finite.
std::optional<double> read_decimal(std::string_view text);

}  // namespace recoup::portable
