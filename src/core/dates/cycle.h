// What comes again and again. Pure; any thread.
#pragma once

#include "core/base/time.h"
#include "core/base/words.h"

namespace recoup::core::inline dates {

// The next charge after one at `when`; `cycle` is one. Of months that are too short it is the last day, from then on as
// well: so it is never later than the firm's.
When next_charge(const When& when, Cycle cycle, const Zones& zones);

// So many days later or earlier, at the same time of day.
When days_later(const When& when, std::chrono::days count);
// From the day of one to that of the other.
std::chrono::days days_between(const When& from, const When& to, const Zones& zones);
// How often in a year, of 52 weeks; 0 for none.
int times_a_year(Cycle cycle);

}  // namespace recoup::core::inline dates
