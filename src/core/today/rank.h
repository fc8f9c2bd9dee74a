// In which order what is mine to do stands. Pure values, any thread.
#pragma once

#include <string>

#include "core/today/task.h"

namespace recoup::core::inline today {

struct Rank {
    Urgency urgency = Urgency::undated;
    std::int64_t minor = 0;  // still to come
    std::string currency;
    Instant due = Instant::max();
    std::int64_t number = 0;  // of the case
};

// By urgency; then the larger sum, those of other currencies by their whole units, for no rate is known here; then the
// earlier day; then the older case.
bool precedes(const Rank& a, const Rank& b);

}  // namespace recoup::core::inline today
