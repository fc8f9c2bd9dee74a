// Which days are worked: by the table of a year, before it is announced by the holidays that a law fixes, and where
// nobody knows either, Monday to Friday. Pure; any thread.
#pragma once

#include "core/law/rule.h"

namespace recoup::core::inline law {

// Why a day of a count was counted or not.
enum class DayMark : std::uint8_t {
    trigger,  // the day it starts from, whether it counts or not
    counted,
    makeup,   // a Saturday or Sunday that is worked, counted
    weekend,  // not counted, or in the way of the last day
    holiday,
    rolled,  // the working day to which the last day moved
    open,    // in an estimate: worked as far as is known, and the last day may still move past it
};

// Of one table, which may be missing and outlives it.
class WorkDays {
  public:
    explicit WorkDays(const HolidayCalendar* table) : table_(table) {}

    DayMark mark(std::chrono::sys_days day);  // makeup, holiday, weekend or counted
    bool works(std::chrono::sys_days day);
    // The working day so many after `day`, with no more days off than are known. `amount` is 0 or more.
    std::chrono::sys_days add(std::chrono::sys_days day, std::int64_t amount);
    // The same when every holiday that is not announced yet takes as many days as it ever took, where they delay most.
    std::chrono::sys_days add_at_latest(std::chrono::sys_days day, std::int64_t amount);
    // A day that was asked for lies in a year without a table.
    bool unknown() const { return unknown_; }

  private:
    std::chrono::sys_days next_worked(std::chrono::sys_days day);
    std::int64_t most_more_off(std::chrono::sys_days after, std::chrono::sys_days until);

    const HolidayCalendar* table_;
    bool unknown_ = false;
};

// The law fixes holidays of that year, and they are known.
bool knows_law(const HolidayCalendar& table, int year);
// One of the days that the law itself fixes.
bool is_statutory(const HolidayCalendar& table, std::chrono::sys_days day);

}  // namespace recoup::core::inline law
