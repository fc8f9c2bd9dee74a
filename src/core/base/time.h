// Moments and civil days. An instant is a point in time; a civil day is a date in a named zone and lasts there from
// its first to its last second, so no date moves when the zone of the machine changes. Pure values, any thread; the
// zone table and the clock are handed in.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::core::inline base {

using Instant = std::chrono::sys_seconds;  // UTC
using Day = std::chrono::year_month_day;
using LocalSeconds = std::chrono::local_seconds;  // on the wall clock of some zone

// Offsets of IANA zones. Implemented over the system's table; must be callable from any thread.
class Zones {
  public:
    virtual ~Zones() = default;
    // Seconds east of UTC in `zone` at `utc`; nothing for a zone that is not known.
    virtual std::optional<std::chrono::seconds> utc_offset(std::string_view zone, Instant utc) const = 0;
    // The zone of this machine, "UTC" when it cannot be told.
    virtual std::string local_zone() const = 0;
};

// Wall-clock time of `utc` in `zone`; UTC when the zone is unknown.
LocalSeconds to_local(const Zones& zones, std::string_view zone, Instant utc);

// The instant of a wall-clock time. In a gap the moment right after it, in a fold the earlier one; UTC when the zone is
// unknown.
Instant to_instant(const Zones& zones, std::string_view zone, LocalSeconds local);

// A moment (zone empty) or a whole day somewhere (zone named).
struct When {
    Instant instant{};  // of a day: unused, zero
    Day day{};          // of an instant: unused, zero
    std::string zone;   // IANA name of a day's zone

    bool is_day() const { return !zone.empty(); }
    bool operator==(const When&) const = default;
};

When at_instant(Instant instant);
When on_day(Day day, std::string zone);

// When something that had to be done by then is late: the instant, or the last second of the day.
Instant last_second(const When& when, const Zones& zones);
// When something that happened then began: the instant, or the first second of the day.
Instant first_second(const When& when, const Zones& zones);

// Storage form: "2026-11-24T15:30:00Z" or "2026-12-01[Asia/Shanghai]" (the zone suffix of RFC 9557). Reading takes the
// years 1970 to 2999 and gives nothing for any other text.
std::string to_storage(const When& when);
std::optional<When> when_from_storage(std::string_view text);
std::string to_storage(Instant instant);
std::optional<Instant> instant_from_storage(std::string_view text);

// ISO 8601 with the offset of `zone`, e.g. "2026-11-24T23:30:00+08:00".
std::string to_iso(Instant instant, const Zones& zones, std::string_view zone);

// What a person may type: 2026-11-24, 2026-11-24 23:30[:00], 2026-11-24T23:30[:00][Z|+08:00], 11-24, 11-24 23:30
// (this year), 2026/11/24, 2026年11月24日, 昨天, 9 天前, yesterday 18:00, 3 days ago. A time without offset and a day
// are read in `zone`. Nothing for an impossible date or a year before 1970 or after 2999.
std::optional<When> parse_when(std::string_view text, const Zones& zones, std::string_view zone, Instant now);

// Strict ISO 8601 moment for --now: date, time and offset (or Z).
std::optional<Instant> parse_instant(std::string_view text);

// "24h", "90m", "7d", "1d 4h", also 小时, 天, 周, 分钟, "剩 2 天 5 小时". At most 100 years; nothing for all else.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

// "2026-11-24"; parsing takes the years 1970 to 2999.
std::string to_iso(Day day);
std::optional<Day> parse_day(std::string_view text);

}  // namespace recoup::core::inline base
