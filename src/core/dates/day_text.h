// Days as people write them: "2026年12月1日", "1月5日", "22 Nov", "下周一", "月底", "明天". Pure, any thread; inside
// core/dates only.
#pragma once

#include <optional>
#include <vector>

#include "core/dates/date_habit.h"
#include "core/dates/scan.h"

namespace recoup::core::inline dates {

struct DaysRead {
    // One, or more where the text has that many readings; each the nearest where the habit looks. Of the years 1970
    // to 2999.
    std::vector<Day> readings;
    bool full = false;  // the text says the year
};

Day today_of(const DateHabit& habit);

// Nothing for an impossible day. `today` is the habit's.
std::optional<DaysRead> take_days(Scan& scan, Day today, const DateHabit& habit);

// Those of the calendar alone: 1970 to 2999.
bool in_range(Day day);

}  // namespace recoup::core::inline dates
