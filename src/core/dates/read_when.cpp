#include "core/dates/read_when.h"

#include <algorithm>

#include "core/dates/clock_text.h"
#include "core/dates/day_text.h"

namespace recoup::core::inline dates {
namespace {

using namespace std::chrono;

using Readings = std::vector<DateRead>;

bool is_storable(const When& when, const DateHabit& habit) {
    return in_range(when.is_day() ? when.day : Day{floor<days>(to_local(*habit.zones, habit.zone, when.instant))});
}

bool lies_there(const When& when, const DateHabit& habit) {
    if (habit.looks == Looks::back) return first_second(when, *habit.zones) <= habit.now;
    return last_second(when, *habit.zones) >= habit.now;
}

// ---- spans

// Whole days from today are a day, shorter spans a moment.
When away(const SpanText& read, int sign, const DateHabit& habit) {
    const auto moment = sign > 0 ? from_now(read.span, habit).when.instant : ago(read.span, habit).value_or(habit.now);
    if (!read.in_days) return at_instant(moment);
    return on_day(Day{floor<days>(to_local(*habit.zones, habit.zone, moment))}, std::string(habit.zone));
}

// A bare span is from now where deadlines are meant, and back to what happened.
Readings of_span(const SpanText& read, const DateHabit& habit) {
    const bool working = read.span.working_days > 0;
    if (read.way == SpanWay::before) return working ? Readings{} : Readings{{away(read, -1, habit)}};
    if (working) return {from_now(read.span, habit)};
    if (read.way == SpanWay::after) return {{away(read, 1, habit)}};
    if (habit.looks == Looks::ahead || read.way == SpanWay::within) return {from_now(read.span, habit)};
    return {{away(read, -1, habit)}};
}

// ---- days and times

DateRead on_clock(Day day, seconds time, const DateHabit& habit) {
    return {at_instant(to_instant(*habit.zones, habit.zone, local_days{day} + time))};
}

// The first moment with that time of day where the habit looks.
DateRead nearest_clock(seconds time, const DateHabit& habit) {
    const auto today = sys_days{today_of(habit)};
    const int step = habit.looks == Looks::ahead ? 1 : -1;
    const auto read = on_clock(Day{today}, time, habit);
    return lies_there(read.when, habit) ? read : on_clock(Day{today + days{step}}, time, habit);
}

Readings of_clock(Scan scan, const DateHabit& habit) {
    const auto clock = take_clock(scan);
    Readings all;
    if (!clock || !scan.at_end()) return all;
    for (const auto time : clock->readings) all.push_back(nearest_clock(time, habit));
    return all;
}

// An offset may follow where nothing but the offset was left open.
Readings with_offset(Scan& scan, const DaysRead& read, const ClockRead& clock) {
    const auto offset = read.full && clock.digital ? take_utc_offset(scan) : std::nullopt;
    if (!offset || !scan.at_end()) return {};
    const auto local = local_days{read.readings.front()} + clock.readings.front();
    return {{at_instant(Instant{local.time_since_epoch() - *offset}), false, true}};
}

Readings with_clock(Scan scan, const DaysRead& read, const DateHabit& habit) {
    if (scan.amid_digits()) return {};
    scan.eat_any({"t", "at", ",", "的"});
    const auto clock = take_clock(scan);
    if (!clock) return {};
    if (!scan.at_end() && !scan.eat_any({"之前", "以前", "前"})) return with_offset(scan, read, *clock);
    Readings all;
    if (!scan.at_end()) return all;
    for (const auto day : read.readings)
        for (const auto time : clock->readings) {
            all.push_back(on_clock(day, time, habit));
            all.back().full = read.full;
        }
    return all;
}

Readings of_days(Scan scan, const DaysRead& read, const DateHabit& habit) {
    if (!scan.at_end()) return with_clock(scan, read, habit);
    Readings all;
    for (const auto day : read.readings) all.push_back({on_day(day, std::string(habit.zone)), false, read.full});
    return all;
}

// "3 天前 9:05": a span that gives a day may be followed by a time.
Readings of_span_text(Scan scan, const DateHabit& habit) {
    const auto span = take_span(scan);
    if (!span) return {};
    auto all = of_span(*span, habit);
    if (scan.at_end()) return all;
    if (all.size() != 1 || !all.front().when.is_day() || all.front().estimate) return {};
    return with_clock(scan, {{all.front().when.day}}, habit);
}

Readings readings_of(std::string_view plain, const DateHabit& habit) {
    Scan start(plain);
    start.eat("by");
    auto all = of_span_text(start, habit);
    auto dated = start;
    if (const auto read = take_days(dated, today_of(habit), habit))
        for (auto& one : of_days(dated, *read, habit)) all.push_back(std::move(one));
    for (auto& one : of_clock(start, habit)) all.push_back(std::move(one));
    std::erase_if(all, [&](const DateRead& one) { return !is_storable(one.when, habit); });
    return all;
}

// Where some lie where the habit looks, the others are not meant; the same twice is one.
void settle(Readings& all, const DateHabit& habit) {
    const auto there = [&](const DateRead& one) { return lies_there(one.when, habit); };
    if (std::any_of(all.begin(), all.end(), there)) std::erase_if(all, [&](const auto& one) { return !there(one); });
    Readings once;
    for (auto& one : all)
        if (std::find(once.begin(), once.end(), one) == once.end()) once.push_back(std::move(one));
    all = std::move(once);
}

}  // namespace

std::string typed_when(const When& when, const Zones& zones, std::string_view zone) {
    if (when.is_day()) return to_iso(when.day);
    auto text = to_iso(when.instant, zones, zone).substr(0, 16);
    text[10] = ' ';
    return text;
}

Result<DateRead> read_when(std::string_view text, const DateHabit& habit) {
    auto all = readings_of(plain_date(text), habit);
    settle(all, habit);
    if (all.empty()) return fail(ErrorKind::usage, "error_when"_tr, {}, {}, ErrorCode::no_date);
    if (all.size() == 1) return all.front();
    const auto typed = [&](const DateRead& one) { return typed_when(one.when, *habit.zones, habit.zone); };
    return fail(ErrorKind::usage, "error_two_ways"_tr, {typed(all[0]), typed(all[1])});
}

}  // namespace recoup::core::inline dates
