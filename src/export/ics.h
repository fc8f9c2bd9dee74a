// Deadlines as an iCalendar file (RFC 5545) that any calendar program takes in, and takes in again without making
// doubles: the same UID each time, SEQUENCE and LAST-MODIFIED that grow. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"

namespace recoup::exporting {

struct CalendarEvent {
    std::string uid;
    std::string summary;  // UTF-8, as all here; escaped when it is written
    std::string description;
    // A moment becomes an event without length, in UTC: every calendar shows it in its own zone. A whole day becomes an
    // all-day event: laws count days, and a blip at midnight would be taken for the wrong one.
    core::When due;
    std::vector<core::Instant> alarms;  // none are written when it is cancelled
    std::int64_t sequence = 0;
    core::Instant created{};
    core::Instant modified{};
    bool cancelled = false;  // done, or no longer on the board
};

// CRLF, folded at 75 octets between characters; `name` is the calendar's.
std::string to_ics(std::span<const CalendarEvent> events, std::string_view name);

// TEXT of RFC 5545, 3.3.11: backslash, semicolon, comma and line breaks; other control characters are left out.
std::string escape_ics_text(std::string_view text);
// One content line, without a line end, folded and with its CRLF, 3.1.
std::string fold_ics_line(std::string_view line);

}  // namespace recoup::exporting
