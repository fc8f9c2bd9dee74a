// Moments as files write them down. Pure, any thread.
// Knows no time zone: the fields are the clock on the wall where it was, with an offset only where one is stated.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace recoup::media::inline meta {

struct CivilTime {
    int year = 0, month = 0, day = 0;
    int hour = 0, minute = 0, second = 0;
    bool operator==(const CivilTime&) const = default;
};

struct Moment {
    CivilTime local;
    std::optional<int> utc_offset_min;  // minutes east of UTC
    bool operator==(const Moment&) const = default;
};

// A day the calendar has, between 1990 and 2099, and a time of day.
bool is_possible(const CivilTime& time);

// EXIF "2026:11:21 09:05:32", ISO 8601 "2026-11-21T09:05[:32[.5]][+08:00]" and RFC 2822 "Sat, 21 Nov 2026 09:05:32
// +0800". Nothing for all else, a day without a time of day and an impossible date.
std::optional<Moment> read_moment(std::string_view raw);

// ISO 32000-1, 7.9.4: "D:20261121090532+08'00'", down to the minute at least.
std::optional<Moment> read_pdf_date(std::string_view raw);

// "+08:00", "+0800", "+08", "Z", "GMT" and the zones of RFC 2822, in minutes east of UTC.
std::optional<int> read_offset(std::string_view raw);

// Seconds since the beginning of 1970, UTC; nothing for an impossible date.
std::optional<Moment> moment_of_unix(std::int64_t since_1970_s);

}  // namespace recoup::media::inline meta
