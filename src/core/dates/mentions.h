// Moments and spans that lie ahead, as a running text says them: "24小时内", "3-5 个工作日", "明天", "by 4 December".
// Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date_habit.h"

namespace recoup::core::inline dates {

struct TimeMention {
    std::size_t begin = 0, end = 0;  // bytes of the text
    // As ISO 8601 has durations, with WD for working days: "PT24H", "P3WD", "P1D", "P1M"; a date: "2026-12-05"; a
    // moment on the wall clock: "2026-12-05T18:00".
    std::string token;
    DateRead read;      // days last till their end
    bool bare = false;  // a span with nothing that makes it a limit: "15天" of "已使用15天"
};

// In their order, without overlap. `folded` is what fold() gives. Of "3 to 5 days" the last day counts, of two readings
// the nearer one; what lies back is left out. Time grows with the text alone.
std::vector<TimeMention> time_mentions(std::string_view folded, const DateHabit& habit);

}  // namespace recoup::core::inline dates
