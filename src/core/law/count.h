// How a deadline is counted by a rule: hours from the moment; days, weeks, months and years from the next day or
// that very day; working days by a holiday table; complete billing cycles. Pure; any thread. Knows no case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/law/rule.h"
#include "core/law/work_days.h"

namespace recoup::core::inline law {

struct Count {
    When earliest;  // the first and the last moment or day that can be defended
    When latest;
    When due;               // the earliest when I must act, the latest when I wait for others
    bool estimate = false;  // a day was looked at for which there is no holiday table: the latest assumes long holidays
};

struct CountFrom {
    When trigger;
    std::int64_t stopped_seconds = 0;  // the clock stood so long
    std::optional<When> refused = {};  // they flatly refused then, which ends a count of Rule::refusal_at_once that day
};

// `zone`, an IANA name, is where civil days are counted: see zone_of().
Count count(const Rule& rule, const CountFrom& from, const Rulebook& rules, const Zones& zones, std::string_view zone);

// China's and the United Kingdom's rules count there; any other where the trigger's day is, or where the person is.
std::string zone_of(const Rule& rule, const When& trigger, std::string_view person_zone);

// The civil day of a trigger, in `zone` when it is a moment.
Day day_of(const When& when, const Zones& zones, std::string_view zone);

// The day of the same number so many months on, or back; the month's last where it has no such day.
Day months_on(Day day, std::int64_t count);

struct CountedDay {
    Day day{};
    DayMark mark{};
    std::int64_t number = 0;  // which of the counted days it is; 0: none

    bool operator==(const CountedDay&) const = default;
};

// Every day from the trigger to the latest, for a rule that counts days; nothing for hours and billing cycles.
// Stopped time is in the count as days without a mark of their own.
std::vector<CountedDay> counted_days(const Rule& rule, const CountFrom& from, const Rulebook& rules, const Zones& zones,
                                     std::string_view zone);

}  // namespace recoup::core::inline law
