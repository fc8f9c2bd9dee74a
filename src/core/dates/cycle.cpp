#include "core/dates/cycle.h"

#include "core/law/count.h"

namespace recoup::core::inline dates {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

int months_of(Cycle cycle) {
    switch (cycle) {
        case Cycle::month:
            return 1;
        case Cycle::quarter:
            return 3;
        case Cycle::half_year:
            return 6;
        case Cycle::year:
            return 12;
        case Cycle::none:
        case Cycle::week:
            break;
    }
    return 0;
}

Day civil_day(const When& when, const Zones& zones) {
    return day_of(when, zones, when.is_day() ? when.zone : zones.local_zone());
}

}  // namespace

When next_charge(const When& when, Cycle cycle, const Zones& zones) {
    const auto months = months_of(cycle);
    if (months == 0) return days_later(when, days{7});
    const auto day = civil_day(when, zones);
    return days_later(when, sys_days{months_on(day, months)} - sys_days{day});
}

When days_later(const When& when, days count) {
    if (!when.is_day()) return at_instant(when.instant + count);
    return on_day(Day{sys_days{when.day} + count}, when.zone);
}

days days_between(const When& from, const When& to, const Zones& zones) {
    return sys_days{civil_day(to, zones)} - sys_days{civil_day(from, zones)};
}

int times_a_year(Cycle cycle) {
    if (cycle == Cycle::week) return 52;
    const auto months = months_of(cycle);
    return months == 0 ? 0 : 12 / months;
}

}  // namespace recoup::core::inline dates
