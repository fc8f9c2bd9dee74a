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

// Offsets of zones by their IANA name or in the form of POSIX ("CST-8"). Implemented over the system's table; must be
// callable from any thread.
class Zones {
  public:
    virtual ~Zones() = default;
    // Seconds east of UTC in `zone` at `utc`; nothing for a zone that is not known.
    virtual std::optional<std::chrono::seconds> utc_offset(std::string_view zone, Instant utc) const = 0;
    // The zone of this machine, "UTC" when it cannot be told.
    virtual std::string local_zone() const = 0;
    // What the person named as the zone of this machine and nobody knows; empty where there is no such thing.
    virtual std::string unknown_zone() const { return {}; }
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

// Strict ISO 8601 moment for --now: date, time and offset (or Z).
std::optional<Instant> parse_instant(std::string_view text);

// "2026-11-24"; parsing takes the years 1970 to 2999.
std::string to_iso(Day day);
std::optional<Day> parse_day(std::string_view text);

}  // namespace recoup::core::inline base
