#include "core/today/rank.h"

#include <tuple>

#include "core/base/money.h"

namespace recoup::core::inline today {
namespace {

double units(const Rank& rank) {
    double one = 1;
    for (int digits = minor_digits(rank.currency); digits > 0; --digits) one *= 10;
    return static_cast<double>(rank.minor) / one;
}

}  // namespace

bool precedes(const Rank& a, const Rank& b) {
    if (a.urgency != b.urgency) return a.urgency < b.urgency;
    if (const auto left = units(a), right = units(b); left != right) return left > right;
    return std::tie(a.due, a.number) < std::tie(b.due, b.number);
}

}  // namespace recoup::core::inline today
