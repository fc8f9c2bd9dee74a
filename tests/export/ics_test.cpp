#include "export/ics.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/base/text.h"

using namespace recoup;
using exporting::CalendarEvent;

namespace {

// Content lines as RFC 5545 unfolds them.
std::vector<std::string> unfolded(const std::string& ics) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < ics.size();) {
        const auto end = ics.find("\r\n", at);
        REQUIRE(end != ics.npos);
        CHECK(end - at <= 75);
        const auto line = ics.substr(at, end - at);
        CHECK(core::is_valid_utf8(line));
        CHECK(line.find_first_of("\r\n") == line.npos);
        if (line.starts_with(' '))
            lines.back() += line.substr(1);
        else
            lines.push_back(line);
        at = end + 2;
    }
    return lines;
}

bool has(const std::vector<std::string>& lines, const std::string& line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

CalendarEvent event() {
    return {.uid = "9b1c7a00-0000-4000-8000-000000000001",
            .summary = "答复",
            .description = {},
            .due = core::at_instant(core::parse_instant("2026-11-24T23:30:00+08:00").value()),
            .alarms = {},
            .sequence = 3,
            .created = core::parse_instant("2026-11-20T00:00:00Z").value(),
            .modified = core::parse_instant("2026-11-21T00:00:00Z").value()};
}

}  // namespace

TEST_CASE("text is escaped as RFC 5545 demands and loses control characters") {
    CHECK(exporting::escape_ics_text("a,b;c\\d\ne\r\x01") == "a\\,b\\;c\\\\d\\ne");
    CHECK(exporting::escape_ics_text("a\u202eb\u2066\u2028c") == "ab\\nc");
}

TEST_CASE("lines are folded at 75 octets, between characters, and read the same unfolded") {
    for (std::size_t length = 0; length < 260; ++length) {
        std::string text;
        while (text.size() < length)
            text += length % 4 == 0 ? "退" : length % 4 == 1 ? "a" : length % 4 == 2 ? "é" : "😀";
        const auto lines = unfolded(exporting::fold_ics_line(text));
        REQUIRE(lines.size() == 1);
        CHECK(lines[0] == text);
    }
}

TEST_CASE("a moment is given in UTC, so it is right in every zone, with alarms before it") {
    auto one = event();
    const auto due = one.due.instant;
    one.alarms = {due - std::chrono::days{3}, due - std::chrono::hours{1}, due, due - std::chrono::seconds{61}};
    const auto lines = unfolded(exporting::to_ics(std::vector{one}, "Recoup"));
    CHECK(lines.front() == "BEGIN:VCALENDAR");
    CHECK(lines.back() == "END:VCALENDAR");
    for (const auto* line : {"VERSION:2.0", "UID:9b1c7a00-0000-4000-8000-000000000001", "SEQUENCE:3",
                             "DTSTART:20261124T153000Z", "DTSTAMP:20261121T000000Z", "LAST-MODIFIED:20261121T000000Z",
                             "CREATED:20261120T000000Z", "SUMMARY:答复", "STATUS:CONFIRMED", "TRIGGER:-P3D",
                             "TRIGGER:-PT60M", "TRIGGER:PT0S", "TRIGGER;VALUE=DATE-TIME:20261124T152859Z"}) {
        CAPTURE(line);
        CHECK(has(lines, line));
    }
}

TEST_CASE("a whole day is an all-day event of that day") {
    auto one = event();
    one.due = core::on_day(std::chrono::year{2026} / 12 / 31, "Asia/Shanghai");
    one.alarms = {core::parse_instant("2026-12-31T09:00:00+08:00").value()};
    const auto lines = unfolded(exporting::to_ics(std::vector{one}, "Recoup"));
    CHECK(has(lines, "DTSTART;VALUE=DATE:20261231"));
    CHECK(has(lines, "DTEND;VALUE=DATE:20270101"));
    CHECK(has(lines, "TRIGGER;VALUE=DATE-TIME:20261231T010000Z"));
}

TEST_CASE("a cancelled event has no alarms") {
    auto one = event();
    one.cancelled = true;
    one.alarms = {one.due.instant};
    const auto lines = unfolded(exporting::to_ics(std::vector{one}, "Recoup"));
    CHECK(has(lines, "STATUS:CANCELLED"));
    CHECK_FALSE(has(lines, "BEGIN:VALARM"));
}
