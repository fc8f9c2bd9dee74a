// The rule at the end of a TZif file, "GMT0BST,M3.5.0/1,M10.5.0", which speaks for all later years. Pure, any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "core/base/time.h"

namespace recoup::platform::inline time {

class PosixTz {
  public:
    // Nothing when `text` does not follow POSIX (with the hours up to 167 that RFC 8536 adds).
    static std::optional<PosixTz> parse(std::string_view text);

    // East of UTC.
    std::chrono::seconds utc_offset(core::Instant utc) const;

  private:
    struct Rule {
        enum class Kind { month_week_day, julian_without_leap, day_of_year };
        Kind kind = Kind::month_week_day;
        int month = 0, week = 0, day = 0;
        std::chrono::seconds time{std::chrono::hours(2)};

        std::chrono::local_seconds in(std::chrono::year year) const;
    };
    friend class PosixTzReader;

    std::chrono::seconds standard_{};
    std::chrono::seconds summer_{};
    struct Summer {
        Rule begin, end;
    };
    std::optional<Summer> rules_;
};

}  // namespace recoup::platform::inline time
