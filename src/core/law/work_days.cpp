#include "core/law/work_days.h"

#include <algorithm>
#include <span>

namespace recoup::core::inline law {
namespace {

using namespace std::chrono;

// No holiday is longer; a table that says otherwise must not hold the program up.
constexpr int kMostDaysOff = 400;
// Holidays farther off than this do not reach a day.
constexpr days kFarthestReach{60};
constexpr std::size_t kMostTouching = 3;

// Days of a holiday that the law fixes.
struct Block {
    sys_days first, last;

    bool has(sys_days day) const { return first <= day && day <= last; }
};

Block block_of(const StatutoryHoliday& holiday, Day first) {
    return {first, sys_days{first} + days{holiday.length - 1}};
}

bool is_weekend(sys_days day) {
    return weekday{day} == Saturday || weekday{day} == Sunday;
}

const HolidayCalendar::Year* table_of(const HolidayCalendar& table, sys_days day) {
    return table.find(static_cast<int>(Day{day}.year()));
}

bool is_off(const HolidayCalendar& table, sys_days day) {
    const auto* year = table_of(table, day);
    return year && std::binary_search(year->off.begin(), year->off.end(), Day{day});
}

// The days off around one that is off.
Block run_around(const HolidayCalendar& table, sys_days day) {
    Block run{day, day};
    while (is_off(table, run.first - days{1})) run.first -= days{1};
    while (is_off(table, run.last + days{1})) run.last += days{1};
    return run;
}

std::int64_t weekdays_in(const Block& run) {
    std::int64_t count = 0;
    for (auto day = run.first; day <= run.last; day += days{1}) count += is_weekend(day) ? 0 : 1;
    return count;
}

// Two holidays may fall together: the days are those of the longer one.
bool belongs_to_another(const HolidayCalendar& table, const StatutoryHoliday& holiday, const Block& run) {
    return std::ranges::any_of(table.statutory, [&](const StatutoryHoliday& other) {
        return other.length > holiday.length &&
               std::ranges::any_of(other.first_days, [&](Day day) { return run.has(sys_days{day}); });
    });
}

// The most weekdays that the holiday ever took, of the years that are announced.
std::int64_t most_taken(const HolidayCalendar& table, const StatutoryHoliday& holiday) {
    std::int64_t most = 0;
    for (const auto first : holiday.first_days) {
        const auto block = block_of(holiday, first);
        auto day = block.first;
        while (day <= block.last && !is_off(table, day)) day += days{1};
        if (day > block.last) continue;
        const auto run = run_around(table, day);
        if (!belongs_to_another(table, holiday, run)) most = std::max(most, weekdays_in(run));
    }
    return most;
}

// So many days next to `day` in the direction of `step` that may still be taken off: weekdays of years not announced.
std::vector<sys_days> open_days(const HolidayCalendar& table, sys_days day, days step, std::int64_t count) {
    std::vector<sys_days> open;
    for (days gone{0}; gone < kFarthestReach && std::ssize(open) < count; ++gone) {
        day += step;
        if (table_of(table, day)) break;
        if (!is_weekend(day) && !is_statutory(table, day)) open.push_back(day);
    }
    return open;
}

// What a holiday that is not announced yet may take beyond what the law fixes: `more` weekdays next to it, before and
// behind.
struct Reach {
    std::int64_t more;
    std::vector<sys_days> before, behind;  // `more` of each, the nearest first; fewer where a year is announced

    sys_days first() const { return before.empty() ? behind.front() : before.back(); }
    sys_days last() const { return behind.empty() ? before.front() : behind.back(); }
};

// Of the holidays near so many days, in their order.
std::vector<Reach> reaches(const HolidayCalendar& table, const Block& near) {
    std::vector<Reach> all;
    for (const auto& holiday : table.statutory) {
        const auto taken = most_taken(table, holiday);
        for (const auto first : holiday.first_days) {
            const auto block = block_of(holiday, first);
            const auto more = taken - weekdays_in(block);
            if (more <= 0 || block.last < near.first || block.first > near.last || table_of(table, block.first))
                continue;
            Reach reach{more, open_days(table, block.first, -days{1}, more),
                        open_days(table, block.last, days{1}, more)};
            if (!reach.before.empty() || !reach.behind.empty()) all.push_back(std::move(reach));
        }
    }
    std::ranges::sort(all, {}, &Reach::first);
    return all;
}

void take_within(const Block& window, const std::vector<sys_days>& open, std::int64_t count,
                 std::vector<sys_days>& taken) {
    for (const auto day :
         std::span(open).first(static_cast<std::size_t>(std::min<std::int64_t>(count, std::ssize(open)))))
        if (window.has(day)) taken.push_back(day);
}

// The most days of the window that holidays next to each other can take together.
std::int64_t most_taken_within(const Block& window, std::span<const Reach> holidays, std::vector<sys_days> taken = {}) {
    if (holidays.empty()) {
        std::ranges::sort(taken);
        return std::unique(taken.begin(), taken.end()) - taken.begin();
    }
    std::int64_t most = 0;
    const auto& holiday = holidays.front();
    for (std::int64_t before = 0; before <= holiday.more; ++before) {
        auto days_off = taken;
        take_within(window, holiday.before, before, days_off);
        take_within(window, holiday.behind, holiday.more - before, days_off);
        most = std::max(most, most_taken_within(window, holidays.subspan(1), std::move(days_off)));
    }
    return most;
}

// How many of them, from the first, share days with each other.
std::size_t count_touching(std::span<const Reach> holidays) {
    std::size_t count = 1;
    auto last = holidays.front().last();
    for (; count < std::min(holidays.size(), kMostTouching) && holidays[count].first() <= last; ++count)
        last = std::max(last, holidays[count].last());
    return count;
}

}  // namespace

bool knows_law(const HolidayCalendar& table, int year) {
    return std::ranges::any_of(table.statutory, [&](const StatutoryHoliday& holiday) {
        return std::ranges::any_of(holiday.first_days, [&](Day day) { return static_cast<int>(day.year()) == year; });
    });
}

bool is_statutory(const HolidayCalendar& table, sys_days day) {
    return std::ranges::any_of(table.statutory, [&](const StatutoryHoliday& holiday) {
        const auto after = std::ranges::upper_bound(holiday.first_days, Day{day});
        return after != holiday.first_days.begin() && block_of(holiday, *std::prev(after)).has(day);
    });
}

DayMark WorkDays::mark(sys_days day) {
    const auto* year = table_ ? table_of(*table_, day) : nullptr;
    unknown_ = unknown_ || !year;
    const bool weekend = is_weekend(day);
    if (year && std::binary_search(year->work.begin(), year->work.end(), Day{day}))
        return weekend ? DayMark::makeup : DayMark::counted;
    const bool off = year ? is_off(*table_, day) : table_ && is_statutory(*table_, day);
    if (off) return DayMark::holiday;
    return weekend ? DayMark::weekend : DayMark::counted;
}

bool WorkDays::works(sys_days day) {
    const auto found = mark(day);
    return found == DayMark::counted || found == DayMark::makeup;
}

sys_days WorkDays::next_worked(sys_days day) {
    for (int i = 0; i < kMostDaysOff && !works(day); ++i) day += days{1};
    return day;
}

sys_days WorkDays::add(sys_days day, std::int64_t amount) {
    for (std::int64_t counted = 0; counted < amount; ++counted) day = next_worked(day + days{1});
    return day;
}

std::int64_t WorkDays::most_more_off(sys_days after, sys_days until) {
    const auto all = reaches(*table_, {after - kFarthestReach, until + kFarthestReach});
    std::int64_t most = 0;
    for (std::span<const Reach> rest = all; !rest.empty();) {
        const auto count = count_touching(rest);
        most += most_taken_within({after + days{1}, until}, rest.first(count));
        rest = rest.subspan(count);
    }
    return most;
}

// More days off move the end on, which may bring another holiday within reach.
sys_days WorkDays::add_at_latest(sys_days day, std::int64_t amount) {
    auto end = add(day, amount);
    if (!table_ || !unknown_) return end;
    for (std::int64_t more = 0, found = most_more_off(day, end); found > more;) {
        more = found;
        end = add(day, amount + more);
        found = most_more_off(day, end);
    }
    return end;
}

}  // namespace recoup::core::inline law
