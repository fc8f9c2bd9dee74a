// Numbers with a fraction, as programs write them. Pure, any thread.
#pragma once

#include <optional>
#include <string_view>

namespace recoup::bill::inline base {

// "45123.75", "1e-3"; nothing unless all of the text is one.
std::optional<double> read_decimal(std::string_view text);

}  // namespace recoup::bill::inline base
