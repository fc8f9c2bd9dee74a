#include "core/time.h"

#include <doctest/doctest.h>

#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {
const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-22T15:50:00+08:00");

std::string stored(std::string_view typed) {
    const auto when = parse_when(typed, kZones, "Asia/Shanghai", kNow);
    return when ? to_storage(*when) : "nothing";
}
}  // namespace

TEST_CASE("a typed moment is read in the zone it is typed in") {
    CHECK(stored("2026-11-24 23:30") == "2026-11-24T15:30:00Z");
    CHECK(stored("2026-11-24T23:30:05") == "2026-11-24T15:30:05Z");
    CHECK(stored("2026-11-24T23:30+09:00") == "2026-11-24T14:30:00Z");
    CHECK(stored("2026-11-24T23:30:00Z") == "2026-11-24T23:30:00Z");
    CHECK(stored("11-24 23:30") == "2026-11-24T15:30:00Z");
    CHECK(stored("2026年11月24日 9:05") == "2026-11-24T01:05:00Z");
}

TEST_CASE("a typed day stays a day with its zone") {
    CHECK(stored("2026-12-01") == "2026-12-01[Asia/Shanghai]");
    CHECK(stored(" 2026/2/28 ") == "2026-02-28[Asia/Shanghai]");
    CHECK(stored("11月24日") == "2026-11-24[Asia/Shanghai]");
}

TEST_CASE("impossible moments are nothing") {
    for (const auto* text : {"", "someday", "2026-02-29", "2026-13-01", "2026-11-24 24:00", "2026-11-24 9", "20261124",
                             "2026-11-24T10:00+99:00", "2026-11-24 10:00 x", "-5", "0000-01-01"})
        CHECK_MESSAGE(stored(text) == "nothing", text);
}

TEST_CASE("what is stored reads back") {
    for (const auto* text : {"2026-11-24T15:30:00Z", "2026-12-01[Asia/Shanghai]"})
        CHECK(to_storage(when_from_storage(text).value()) == text);
    CHECK_FALSE(when_from_storage("2026-12-01"));
    CHECK_FALSE(when_from_storage("2026-12-01[Asia/Shanghai"));
}

TEST_CASE("a day ends at its last second in its own zone") {
    const auto when = on_day(*parse_day("2026-12-01"), "Asia/Shanghai");
    CHECK(to_iso(last_second(when, kZones), kZones, "Asia/Shanghai") == "2026-12-01T23:59:59+08:00");
    CHECK(to_iso(first_second(when, kZones), kZones, "UTC") == "2026-11-30T16:00:00+00:00");
}

TEST_CASE("wall-clock times in a gap or a fold become one definite instant") {
    // test::FixedZones has "Test/Summer": +1 h from 2026-03-29T01:00Z to 2026-10-25T01:00Z, else 0.
    const auto at = [](std::string_view text) {
        return to_storage(parse_when(text, kZones, "Test/Summer", kNow)->instant);
    };
    CHECK(at("2026-03-29 01:30") == "2026-03-29T01:00:00Z");
    CHECK(at("2026-10-25 01:30") == "2026-10-25T00:30:00Z");
    CHECK(at("2026-07-01 12:00") == "2026-07-01T11:00:00Z");
}

TEST_CASE("durations are a number and a unit") {
    CHECK(parse_duration("24h") == hours{24});
    CHECK(parse_duration("7d") == days{7});
    CHECK(parse_duration("2 周") == weeks{2});
    CHECK(parse_duration("90分钟") == minutes{90});
    CHECK(parse_duration("剩 2 天 5 小时") == days{2} + hours{5});
    CHECK(parse_duration("还剩1天4时30分") == days{1} + hours{4} + minutes{30});
    CHECK(parse_duration("1d 4h") == days{1} + hours{4});
    for (const auto* text : {"", "h", "24", "-1h", "1.5h", "9999999d", "1y", "剩", "4h 1d", "2d 2d", "剩 2 天 5"})
        CHECK_FALSE(parse_duration(text));
}
