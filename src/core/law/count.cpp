#include "core/law/count.h"

#include <algorithm>

namespace recoup::core::inline law {
namespace {

using namespace std::chrono;

constexpr std::int64_t kDaySeconds = 86'400;

enum class Bound : std::uint8_t { earliest, latest };

// With the next day as the first.
sys_days day_after_so_many(const Rule& rule, sys_days start) {
    switch (rule.unit) {
        case Unit::week:
            return start + weeks{rule.amount};
        case Unit::month:
        case Unit::billing_cycle:
            return months_on(Day{start}, rule.amount);
        case Unit::year:
            return months_on(Day{start}, rule.amount * 12);
        default:
            return start + days{rule.amount};
    }
}

// Without rolling and stops.
sys_days last_day(const Rule& rule, sys_days start, WorkDays& work, Bound bound) {
    const bool at_once = rule.start == Start::that_day;
    if (rule.unit == Unit::working_day) {
        const auto before = at_once ? start - days{1} : start;
        return bound == Bound::earliest ? work.add(before, rule.amount) : work.add_at_latest(before, rule.amount);
    }
    const auto end = day_after_so_many(rule, start);
    const bool month_too_short = rule.unit >= Unit::month && Day{end}.day() < Day{start}.day();
    return at_once && !month_too_short ? end - days{1} : end;
}

struct Span {
    sys_days earliest, latest;
    bool estimate;
};

// What they were waited for is known with the refusal; one from before the count began says nothing.
std::optional<When> refusal_in(const Rule& rule, const CountFrom& from, const Zones& zones) {
    const bool counts =
        rule.refusal_at_once && from.refused && last_second(*from.refused, zones) >= first_second(from.trigger, zones);
    return counts ? from.refused : std::nullopt;
}

Span up_to(const Span& span, sys_days day) {
    return {std::min(span.earliest, day), std::min(span.latest, day), span.estimate && span.latest < day};
}

// A part of a day that the clock stood is given to the latest day only.
Span span_of(const Rule& rule, const CountFrom& from, const Rulebook& rules, const Zones& zones,
             std::string_view zone) {
    WorkDays work(rules.calendar(rule.calendar));
    const sys_days start{day_of(from.trigger, zones, zone)};
    const auto whole = from.stopped_seconds / kDaySeconds;
    const auto begun = (from.stopped_seconds + kDaySeconds - 1) / kDaySeconds;
    Span span{last_day(rule, start, work, Bound::earliest) + days{whole},
              last_day(rule, start, work, Bound::latest) + days{begun}, false};
    const bool moves = rule.roll || (rule.unit == Unit::working_day && begun > 0);
    if (moves) span.latest = work.add_at_latest(span.latest - days{1}, 1);
    span.estimate = work.unknown();
    const auto refusal = refusal_in(rule, from, zones);
    return refusal ? up_to(span, sys_days{day_of(*refusal, zones, zone)}) : span;
}

Count count_hours(const Rule& rule, const CountFrom& from, const Zones& zones) {
    const seconds length{rule.amount * 3600 + from.stopped_seconds};
    auto earliest = first_second(from.trigger, zones) + length;
    auto latest = last_second(from.trigger, zones) + length;
    if (const auto refusal = refusal_in(rule, from, zones)) {
        earliest = std::min(earliest, first_second(*refusal, zones));
        latest = std::min(latest, last_second(*refusal, zones));
    }
    return {.earliest = at_instant(earliest), .latest = at_instant(latest), .due = {}};
}

When due_of(const Rule& rule, const Count& counted) {
    return rule.actor == Actor::me ? counted.earliest : counted.latest;
}

}  // namespace

Day months_on(Day day, std::int64_t count) {
    const auto target = day.year() / day.month() + months{count};
    const Day same{target.year(), target.month(), day.day()};
    return same.ok() ? same : Day{target / last};
}

Day day_of(const When& when, const Zones& zones, std::string_view zone) {
    return when.is_day() ? when.day : Day{floor<days>(to_local(zones, zone, when.instant))};
}

std::string zone_of(const Rule& rule, const When& trigger, std::string_view person_zone) {
    if (rule.jurisdiction == "CN") return "Asia/Shanghai";
    if (rule.jurisdiction == "UK") return "Europe/London";
    return trigger.is_day() ? trigger.zone : std::string(person_zone);
}

Count count(const Rule& rule, const CountFrom& from, const Rulebook& rules, const Zones& zones, std::string_view zone) {
    Count counted;
    if (rule.unit == Unit::hour) {
        counted = count_hours(rule, from, zones);
    } else {
        const auto span = span_of(rule, from, rules, zones, zone);
        counted.earliest = on_day(Day{span.earliest}, std::string(zone));
        counted.latest = on_day(Day{span.latest}, std::string(zone));
        counted.estimate = span.estimate;
    }
    counted.due = due_of(rule, counted);
    return counted;
}

std::vector<CountedDay> counted_days(const Rule& rule, const CountFrom& from, const Rulebook& rules, const Zones& zones,
                                     std::string_view zone) {
    std::vector<CountedDay> all;
    if (rule.unit == Unit::hour || rule.unit == Unit::billing_cycle) return all;
    const auto span = span_of(rule, from, rules, zones, zone);
    WorkDays work(rules.calendar(rule.calendar));
    sys_days day{day_of(from.trigger, zones, zone)};
    const bool working = rule.unit == Unit::working_day;
    std::int64_t number = rule.start == Start::that_day && (!working || work.works(day)) ? 1 : 0;
    all.push_back({Day{day}, DayMark::trigger, number});
    for (day += days{1}; day <= span.latest; day += days{1}) {
        const auto mark = work.mark(day);
        const bool worked = mark == DayMark::counted || mark == DayMark::makeup;
        const bool within = day <= span.earliest || (working && !span.estimate);
        if (within && (worked || !working))
            all.push_back({Day{day}, working ? mark : DayMark::counted, ++number});
        else if (!within && worked)
            all.push_back({Day{day}, !working && day == span.latest ? DayMark::rolled : DayMark::open, 0});
        else
            all.push_back({Day{day}, mark, 0});
    }
    return all;
}

}  // namespace recoup::core::inline law
