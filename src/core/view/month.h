// A month as a date popup shows it: days off and make-up days of a holiday table, and the days that a rule counts from
// the one that is chosen. Plain values with ready-made strings. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/law/rule.h"
#include "core/model/show.h"

namespace recoup::core::inline view {

struct MonthCell {
    Day day{};
    bool today = false;
    bool chosen = false;
    bool weekend = false;      // as the calendar has it, whatever the table says
    bool off = false;          // 休
    bool makeup = false;       // 班
    std::int64_t counted = 0;  // which working day of the rule it is; 0: none
    bool last = false;         // the day the count comes to

    bool operator==(const MonthCell&) const = default;
};

struct MonthView {
    std::string name;  // "2026 年 11 月"
    int shift = 0;     // empty cells before the first day; Monday is the first column
    std::vector<MonthCell> cells;
    bool without_table =
        false;  // the table there is says nothing of this year: the holidays that the law fixes are off
};

// What is asked of the months.
struct MonthAsk {
    std::optional<Day> chosen;
    const Rule* rule = nullptr;  // counts from the chosen day
    std::string_view calendar;   // of days off; no table of that name: weekends only
};

MonthView month_view(std::chrono::year_month month, const MonthAsk& ask, const Rulebook& rules, const Reader& reader);

}  // namespace recoup::core::inline view
