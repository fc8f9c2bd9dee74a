#include "core/base/time.h"

#include <doctest/doctest.h>

#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {
const test::FixedZones kZones;
}  // namespace

TEST_CASE("what is stored reads back") {
    for (const auto* text : {"2026-11-24T15:30:00Z", "2026-12-01[Asia/Shanghai]"})
        CHECK(to_storage(when_from_storage(text).value()) == text);
    CHECK_FALSE(when_from_storage("2026-12-01"));
    CHECK_FALSE(when_from_storage("2026-12-01[Asia/Shanghai"));
    for (const auto* text : {"2026-12-01 Asia]", "2026-12-1[Asia/Shanghai]", "2026-11-24T15:30:00", "", "]",
                             "2026-11-24T23:30:00+08:00", "2026-13-01[UTC]", "2026-12-01[]"})
        CHECK_MESSAGE(!when_from_storage(text), text);
    CHECK(when_from_storage("2026-12-01[X]")->zone == "X");
    CHECK(to_storage(Instant{seconds{1}}) == "1970-01-01T00:00:01Z");
    CHECK(parse_instant("2026-11-24 15:30+08:00") == parse_instant("2026-11-24T07:30:00Z"));
    for (const auto* text :
         {"2026-11-24T15:30", "2026-11-24", "11-24T15:30Z", "2026-11-24x15:30Z", "2026-11-24T15:30Z "})
        CHECK_MESSAGE(!parse_instant(text), text);
    CHECK(parse_day("2026-12-01") == 2026y / 12 / 1);
    for (const auto* text : {"2026-12-1", "2026-12-011", "12-01", "2026-12-0x", "2026-2-30x"})
        CHECK_MESSAGE(!parse_day(text), text);
    CHECK(to_iso(Day{2026y / 1 / 9}) == "2026-01-09");
    CHECK(to_iso(Day{year{33} / 1 / 9}) == "0033-01-09");
    CHECK(to_iso(Day{year{9999} / 12 / 31}) == "9999-12-31");
    CHECK(to_iso(Day{year{10000} / 1 / 1}) == "10000-01-01");
    CHECK(to_iso(Day{year{0} / 1 / 1}) == "0000-01-01");
}

TEST_CASE("an offset is shown with its sign, hours and minutes") {
    struct Offset : Zones {
        seconds east;
        explicit Offset(seconds s) : east(s) {}
        std::optional<seconds> utc_offset(std::string_view zone, Instant) const override {
            return zone == "none" ? std::nullopt : std::optional(east);
        }
        std::string local_zone() const override { return "x"; }
    };
    const Instant moment = *parse_instant("2026-11-24T12:00:00Z");
    CHECK(to_iso(moment, Offset(hours{5} + minutes{45}), "x") == "2026-11-24T17:45:00+05:45");
    CHECK(to_iso(moment, Offset(-hours{3} - minutes{30}), "x") == "2026-11-24T08:30:00-03:30");
    CHECK(to_iso(moment, Offset(-minutes{30}), "x") == "2026-11-24T11:30:00-00:30");
    CHECK(to_iso(moment, Offset(hours{1}), "none") == "2026-11-24T12:00:00+00:00");
    CHECK(to_iso(moment, Offset(seconds{0}), "x") == "2026-11-24T12:00:00+00:00");
    CHECK(to_instant(Offset(hours{1}), "none", LocalSeconds{seconds{5}}) == Instant{seconds{5}});
}

TEST_CASE("a day ends at its last second in its own zone") {
    const auto when = on_day(*parse_day("2026-12-01"), "Asia/Shanghai");
    CHECK(to_iso(last_second(when, kZones), kZones, "Asia/Shanghai") == "2026-12-01T23:59:59+08:00");
    CHECK(to_iso(first_second(when, kZones), kZones, "UTC") == "2026-11-30T16:00:00+00:00");
}

TEST_CASE("wall-clock times in a gap or a fold become one definite instant") {
    // test::FixedZones has "Test/Summer": +1 h from 2026-03-29T01:00Z to 2026-10-25T01:00Z, else 0.
    const auto at = [](std::string_view text) {
        const auto local = LocalSeconds{parse_instant(std::string(text) + "Z")->time_since_epoch()};
        return to_storage(to_instant(kZones, "Test/Summer", local));
    };
    CHECK(at("2026-03-29 01:30") == "2026-03-29T01:00:00Z");
    CHECK(at("2026-10-25 01:30") == "2026-10-25T00:30:00Z");
    CHECK(at("2026-07-01 12:00") == "2026-07-01T11:00:00Z");
    CHECK(at("2026-03-29 00:59:59") == "2026-03-29T00:59:59Z");
    CHECK(at("2026-03-29 01:00") == "2026-03-29T01:00:00Z");
    CHECK(at("2026-03-29 01:59:59") == "2026-03-29T01:00:00Z");
    CHECK(at("2026-03-29 02:00") == "2026-03-29T01:00:00Z");
    CHECK(at("2026-10-25 00:59") == "2026-10-24T23:59:00Z");
    CHECK(at("2026-10-25 02:00") == "2026-10-25T02:00:00Z");
    CHECK(at("2026-10-25 12:00") == "2026-10-25T12:00:00Z");
    CHECK(at("2026-03-29 12:00") == "2026-03-29T11:00:00Z");
}
