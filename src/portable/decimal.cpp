#include "portable/decimal.h"

#include <cmath>
#include <cstdlib>
#include <string>

namespace recoup::portable {

// By the C library. Its liberties (blanks, hexadecimal, words) are not taken.
std::optional<double> read_decimal(std::string_view text) {
    if (text.empty() || text.front() == '+' || text.find_first_not_of("0123456789.eE+-") != text.npos) return {};
    const std::string whole(text);
    char* end = nullptr;
    const double value = std::strtod(whole.c_str(), &end);
    const bool all = end == whole.c_str() + whole.size();
    return all && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace recoup::portable
