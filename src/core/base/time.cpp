#include "core/base/time.h"

#include <fmt/format.h>

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

std::optional<Day> make_day(int y, int m, int d) {
    const Day day{year{y}, month{static_cast<unsigned>(m)}, std::chrono::day{static_cast<unsigned>(d)}};
    if (!day.ok() || y < 1970 || y > 2999) return std::nullopt;
    return day;
}

// year-month-day in four, two and two digits.
std::optional<Day> take_day(std::string_view& text) {
    auto rest = text;
    const auto y = take_number(rest, 4, 4);
    if (!y || !take_prefix(rest, "-")) return std::nullopt;
    const auto m = take_number(rest, 2, 2);
    if (!m || !take_prefix(rest, "-")) return std::nullopt;
    const auto d = take_number(rest, 2, 2);
    const auto day = d ? make_day(*y, *m, *d) : std::nullopt;
    if (day) text = rest;
    return day;
}

// 23:30 or 23:30:05
std::optional<seconds> take_time_of_day(std::string_view& text) {
    const auto h = take_number(text, 1, 2);
    if (!h || *h > 23 || !take_prefix(text, ":")) return std::nullopt;
    const auto m = take_number(text, 2, 2);
    if (!m || *m > 59) return std::nullopt;
    seconds total = hours{*h} + minutes{*m};
    if (!take_prefix(text, ":")) return total;
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
    const auto day = take_day(text);
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

std::optional<Instant> parse_instant(std::string_view text) {
    const auto day = take_day(text);
    if (!day || !(take_prefix(text, "T") || take_prefix(text, " "))) return std::nullopt;
    const auto time = take_time_of_day(text);
    const auto offset = time ? take_offset(text) : std::nullopt;
    if (!offset || !text.empty()) return std::nullopt;
    return Instant{(local_days{*day} + *time).time_since_epoch() - *offset};
}

}  // namespace recoup::core::inline base
