#include "core/base/time.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "core/base/text.h"

namespace recoup::core::inline base {
namespace {

using namespace std::chrono;

// Takes digits off the front of `text`; nothing when there are not between `least` and `most` of them.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t n = 0;
    while (n < text.size() && n < most && text[n] >= '0' && text[n] <= '9') ++n;
    if (n < least) return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + n, value);
    text.remove_prefix(n);
    return value;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::optional<Day> make_day(int y, int m, int d) {
    const Day day{year{y}, month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(d)}};
    if (!day.ok() || y < 1970 || y > 2999) return std::nullopt;
    return day;
}

// year-month-day with one of the usual separators, or month-day of `this_year`.
std::optional<Day> take_day(std::string_view& text, std::optional<year> this_year) {
    auto rest = text;
    auto first = take_number(rest, 1, 4);
    if (!first) return std::nullopt;
    const bool full = text.size() - rest.size() == 4;
    auto separator = [&](std::string_view cjk) {
        if (take_prefix(rest, cjk)) return true;
        return take_prefix(rest, "-") || take_prefix(rest, "/") || take_prefix(rest, ".");
    };
    int y = 0;
    if (full) {
        y = *first;
        if (!separator("年")) return std::nullopt;
        first = take_number(rest, 1, 2);
        if (!first) return std::nullopt;
    } else {
        if (!this_year) return std::nullopt;
        y = static_cast<int>(*this_year);
    }
    if (!separator("月")) return std::nullopt;
    const auto d = take_number(rest, 1, 2);
    if (!d) return std::nullopt;
    if (!take_prefix(rest, "日")) take_prefix(rest, "号");
    const auto day = make_day(y, *first, *d);
    if (day) text = rest;
    return day;
}

// 今天, 昨天, "yesterday": days from today.
std::optional<int> take_day_word(std::string_view& text) {
    struct Word {
        std::string_view name;
        int days;
    };
    static constexpr Word kWords[] = {{"大前天", -3}, {"大后天", 3},     {"前天", -2},    {"昨天", -1},
                                      {"昨日", -1},   {"今天", 0},       {"今日", 0},     {"明天", 1},
                                      {"明日", 1},    {"后天", 2},       {"today", 0},    {"yesterday", -1},
                                      {"Today", 0},   {"Yesterday", -1}, {"tomorrow", 1}, {"Tomorrow", 1}};
    for (const auto& word : kWords)
        if (take_prefix(text, word.name)) return word.days;
    return std::nullopt;
}

// "9 天前", "2 周后", "9 days ago", "3d ago": days from today.
std::optional<int> take_days_away(std::string_view& text) {
    struct DayUnit {
        std::string_view name;
        int days;
    };
    static constexpr DayUnit kDayUnits[] = {{"天", 1},  {"日", 1}, {"周", 7},    {"星期", 7}, {"days", 1},
                                            {"day", 1}, {"d", 1},  {"weeks", 7}, {"week", 7}, {"w", 7}};
    auto rest = text;
    const auto amount = take_number(rest, 1, 4);
    if (!amount) return std::nullopt;
    rest = trimmed(rest);
    for (const auto& unit : kDayUnits) {
        if (!take_prefix(rest, unit.name)) continue;
        rest = trimmed(rest);
        const bool before = take_prefix(rest, "以前") || take_prefix(rest, "之前") || take_prefix(rest, "前") ||
                            take_prefix(rest, "ago");
        if (!before && !take_prefix(rest, "以后") && !take_prefix(rest, "之后") && !take_prefix(rest, "后"))
            return std::nullopt;
        text = rest;
        return *amount * unit.days * (before ? -1 : 1);
    }
    return std::nullopt;
}

std::optional<Day> take_relative_day(std::string_view& text, Day today) {
    auto away = take_day_word(text);
    if (!away) away = take_days_away(text);
    if (!away) return std::nullopt;
    const Day day{sys_days{today} + days{*away}};
    return day.year() >= year{1970} && day.year() <= year{2999} ? std::optional(day) : std::nullopt;
}

// 23:30 or 23:30:05
std::optional<seconds> take_time_of_day(std::string_view& text) {
    const auto h = take_number(text, 1, 2);
    if (!h || *h > 23 || !(take_prefix(text, ":") || take_prefix(text, "："))) return std::nullopt;
    const auto m = take_number(text, 2, 2);
    if (!m || *m > 59) return std::nullopt;
    seconds total = hours{*h} + minutes{*m};
    if (!take_prefix(text, ":") && !take_prefix(text, "：")) return total;
    const auto s = take_number(text, 2, 2);
    if (!s || *s > 59) return std::nullopt;
    total += seconds{*s};
    if (take_prefix(text, ".") && !take_number(text, 1, 9)) return std::nullopt;
    return total;
}

// Z, +08:00, +0800, +08
std::optional<seconds> take_offset(std::string_view& text) {
    if (take_prefix(text, "Z") || take_prefix(text, "z")) return seconds{0};
    const bool west = text.starts_with('-');
    if (!west && !text.starts_with('+')) return std::nullopt;
    text.remove_prefix(1);
    const auto h = take_number(text, 2, 2);
    if (!h || *h > 14) return std::nullopt;
    take_prefix(text, ":");
    const auto m = take_number(text, 2, 2).value_or(0);
    if (m > 59) return std::nullopt;
    const seconds offset = hours{*h} + minutes{m};
    return west ? -offset : offset;
}

// By hand: a list of 10,000 cases writes 100,000 moments.
void append_two(std::string& text, unsigned value) {
    text += static_cast<char>('0' + value / 10 % 10);
    text += static_cast<char>('0' + value % 10);
}

std::string iso_local(LocalSeconds local) {
    const auto date = floor<days>(local);
    const hh_mm_ss time{local - date};
    auto text = to_iso(Day{date});
    text += 'T';
    append_two(text, static_cast<unsigned>(time.hours().count()));
    text += ':';
    append_two(text, static_cast<unsigned>(time.minutes().count()));
    text += ':';
    append_two(text, static_cast<unsigned>(time.seconds().count()));
    return text;
}

}  // namespace

LocalSeconds to_local(const Zones& zones, std::string_view zone, Instant utc) {
    return LocalSeconds{utc.time_since_epoch() + zones.utc_offset(zone, utc).value_or(seconds{0})};
}

Instant to_instant(const Zones& zones, std::string_view zone, LocalSeconds local) {
    const Instant naive{local.time_since_epoch()};
    const auto before = zones.utc_offset(zone, naive - days{1}).value_or(seconds{0});
    const auto after = zones.utc_offset(zone, naive + days{1}).value_or(seconds{0});
    for (const auto offset : {before, after})
        if (zones.utc_offset(zone, naive - offset).value_or(seconds{0}) == offset) return naive - offset;
    // In a gap: the wall clock jumps from before to after; the first moment behind the jump.
    Instant low = naive - std::max(before, after);
    Instant high = naive - std::min(before, after);
    while (high - low > seconds{1}) {
        const Instant middle = low + (high - low) / 2;
        (zones.utc_offset(zone, middle).value_or(seconds{0}) == before ? low : high) = middle;
    }
    return high;
}

When at_instant(Instant instant) {
    return When{instant, {}, {}};
}

When on_day(Day day, std::string zone) {
    return When{{}, day, std::move(zone)};
}

Instant last_second(const When& when, const Zones& zones) {
    if (!when.is_day()) return when.instant;
    return to_instant(zones, when.zone, local_days{when.day} + days{1}) - seconds{1};
}

Instant first_second(const When& when, const Zones& zones) {
    return when.is_day() ? to_instant(zones, when.zone, local_days{when.day}) : when.instant;
}

std::string to_iso(Day day) {
    const int year = static_cast<int>(day.year());
    std::string text;
    text.reserve(25);
    if (year >= 0 && year <= 9999) {
        append_two(text, static_cast<unsigned>(year) / 100);
        append_two(text, static_cast<unsigned>(year) % 100);
    } else {
        text = fmt::format("{:04}", year);
    }
    text += '-';
    append_two(text, static_cast<unsigned>(day.month()));
    text += '-';
    append_two(text, static_cast<unsigned>(day.day()));
    return text;
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    const auto day = take_day(text, std::nullopt);
    return text.empty() ? day : std::nullopt;
}

std::string to_storage(Instant instant) {
    return iso_local(LocalSeconds{instant.time_since_epoch()}) + "Z";
}

std::optional<Instant> instant_from_storage(std::string_view text) {
    return text.ends_with('Z') ? parse_instant(text) : std::nullopt;
}

std::string to_storage(const When& when) {
    return when.is_day() ? fmt::format("{}[{}]", to_iso(when.day), when.zone) : to_storage(when.instant);
}

std::optional<When> when_from_storage(std::string_view text) {
    if (!text.ends_with(']')) {
        const auto instant = instant_from_storage(text);
        return instant ? std::optional(at_instant(*instant)) : std::nullopt;
    }
    if (text.size() < 13 || text[10] != '[') return std::nullopt;
    const auto day = parse_day(text.substr(0, 10));
    return day ? std::optional(on_day(*day, std::string(text.substr(11, text.size() - 12)))) : std::nullopt;
}

std::string to_iso(Instant instant, const Zones& zones, std::string_view zone) {
    const auto offset = zones.utc_offset(zone, instant).value_or(seconds{0});
    const auto minutes_east = duration_cast<minutes>(offset).count();
    const auto distance = static_cast<unsigned>(std::abs(minutes_east));
    auto text = iso_local(LocalSeconds{instant.time_since_epoch() + offset});
    text += minutes_east < 0 ? '-' : '+';
    append_two(text, distance / 60);
    text += ':';
    append_two(text, distance % 60);
    return text;
}

std::optional<When> parse_when(std::string_view text, const Zones& zones, std::string_view zone, Instant now) {
    text = trimmed(text);
    const Day today{floor<days>(to_local(zones, zone, now))};
    const auto relative = take_relative_day(text, today);
    const auto day = relative ? relative : take_day(text, today.year());
    if (!day) return std::nullopt;
    if (text.empty()) return on_day(*day, std::string(zone));
    if (!take_prefix(text, "T") && !take_prefix(text, "t") && !take_prefix(text, " ") && !relative) return std::nullopt;
    text = trimmed(text);
    const auto time = take_time_of_day(text);
    if (!time) return std::nullopt;
    const LocalSeconds local = local_days{*day} + *time;
    if (text.empty()) return at_instant(to_instant(zones, zone, local));
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return at_instant(Instant{local.time_since_epoch() - *offset});
}

std::optional<Instant> parse_instant(std::string_view text) {
    const auto day = take_day(text, std::nullopt);
    if (!day || !(take_prefix(text, "T") || take_prefix(text, " "))) return std::nullopt;
    const auto time = take_time_of_day(text);
    const auto offset = time ? take_offset(text) : std::nullopt;
    if (!offset || !text.empty()) return std::nullopt;
    return Instant{(local_days{*day} + *time).time_since_epoch() - *offset};
}

namespace {

// Longer names first, as the first that fits is taken.
std::optional<seconds> take_unit(std::string_view& text) {
    struct Span {
        std::string_view name;
        seconds length;
    };
    static constexpr std::array spans{Span{"分钟", minutes{1}}, Span{"分", minutes{1}}, Span{"min", minutes{1}},
                                      Span{"m", minutes{1}},    Span{"小时", hours{1}}, Span{"时", hours{1}},
                                      Span{"h", hours{1}},      Span{"天", days{1}},    Span{"日", days{1}},
                                      Span{"d", days{1}},       Span{"周", weeks{1}},   Span{"w", weeks{1}},
                                      Span{"秒", seconds{1}},   Span{"s", seconds{1}}};
    for (const auto& unit : spans)
        if (take_prefix(text, unit.name)) return unit.length;
    return std::nullopt;
}

}  // namespace

std::optional<seconds> parse_duration(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view left : {"还剩", "仅剩", "剩余", "剩"})
        if (take_prefix(text, left)) break;
    seconds total{0};
    seconds smallest = seconds::max();
    do {
        text = trimmed(text);
        const auto amount = take_number(text, 1, 6);
        text = trimmed(text);
        const auto unit = amount ? take_unit(text) : std::nullopt;
        if (!unit || *unit >= smallest) return std::nullopt;
        smallest = *unit;
        total += *unit * static_cast<std::int64_t>(*amount);
        text = trimmed(text);
    } while (!text.empty());
    return total <= days{36525} ? std::optional(total) : std::nullopt;
}

}  // namespace recoup::core::inline base
