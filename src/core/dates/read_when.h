// The one reader of dates and moments: what people type and paste, and what the program prints, in either language.
// docs/DATES.md has the table. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/dates/date_habit.h"
#include "core/dates/span.h"

namespace recoup::core::inline dates {

// A day, a moment, or a span from now. Errors of kind usage, one sentence each: no date at all (code no_date), or two
// readings, of which it names both.
Result<DateRead> read_when(std::string_view text, const DateHabit& habit);

// As it may be typed anywhere and means the same: "2026-12-01", "2026-12-01 18:00" on the clock of `zone`.
std::string typed_when(const When& when, const Zones& zones, std::string_view zone);

}  // namespace recoup::core::inline dates
