// Spans of time as people write them: "24h", "3 天", "两周", "半个月", "7个工作日内", "7 working days". Pure, any
// thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/error.h"
#include "core/dates/date_habit.h"
#include "core/dates/scan.h"

namespace recoup::core::inline dates {

// Working days stand alone; months are those of the calendar.
struct Span {
    int months = 0;
    int working_days = 0;
    std::chrono::seconds length{0};

    bool operator==(const Span&) const = default;
};

// At most 100 years. An error of kind usage, code no_span, shows right ones.
Result<Span> read_span(std::string_view text);
// The same of spans that are equally long at any time; nothing for months, years, working days and all else.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

// Working days are counted from tomorrow and give a day, all else a moment.
DateRead from_now(const Span& span, const DateHabit& habit);
// The moment that lies so far back; nothing for working days.
std::optional<Instant> ago(const Span& span, const DateHabit& habit);

// ---- inside core/dates

enum class SpanWay : std::uint8_t { bare, within, after, before };
struct SpanText {
    Span span;
    SpanWay way = SpanWay::bare;
    bool in_days = false;  // "1 天", not "24h"
};
// "剩 2 天 5 小时", "3天内", "in 3 days", "9 days ago".
std::optional<SpanText> take_span(Scan& scan);

}  // namespace recoup::core::inline dates
