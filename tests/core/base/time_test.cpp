#include "core/base/time.h"

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

TEST_CASE("a moment may be written with any of the usual marks, and to the second") {
    CHECK(stored("2026.11.24 23:30") == "2026-11-24T15:30:00Z");
    CHECK(stored("2026-11-24t23：30：05") == "2026-11-24T15:30:05Z");
    CHECK(stored("2026-11-24 23:30:05.123456789") == "2026-11-24T15:30:05Z");
    CHECK(stored("2026-11-24 23:30:05.") == "nothing");
    CHECK(stored("2026-11-24 23:59:59") == "2026-11-24T15:59:59Z");
    CHECK(stored("2026-11-24 0:00") == "2026-11-23T16:00:00Z");
    CHECK(stored("2026年11月24号") == "2026-11-24[Asia/Shanghai]");
    CHECK(stored("1/2") == "2026-01-02[Asia/Shanghai]");
    CHECK(stored("2026-11-24T23:30z") == "2026-11-24T23:30:00Z");
    CHECK(stored("2026-11-24T23:30+0530") == "2026-11-24T18:00:00Z");
    CHECK(stored("2026-11-24T23:30-08") == "2026-11-25T07:30:00Z");
    CHECK(stored("2026-11-24T23:30-03:30") == "2026-11-25T03:00:00Z");
    CHECK(stored("2026-11-24T23:30+05:59") == "2026-11-24T17:31:00Z");
    CHECK(stored("\t2026-12-01\t") == "2026-12-01[Asia/Shanghai]");
    CHECK(stored("2026-11-24T23:30+14:00") == "2026-11-24T09:30:00Z");
    CHECK(stored("1970-01-01") == "1970-01-01[Asia/Shanghai]");
    CHECK(stored("2999-12-31") == "2999-12-31[Asia/Shanghai]");
    CHECK(stored("今天 18:00") == "2026-11-22T10:00:00Z");
    CHECK(stored("昨天18:00") == "2026-11-21T10:00:00Z");
    CHECK(stored("2026-11-2418:00") == "nothing");
}

TEST_CASE("days from today are counted in days and weeks, back and forth") {
    const auto day = [](const char* text) { return stored(text).substr(0, 10); };
    const std::pair<const char*, const char*> all[] = {
        {"大前天", "2026-11-19"},    {"前天", "2026-11-20"},       {"昨天", "2026-11-21"},
        {"昨日", "2026-11-21"},      {"今日", "2026-11-22"},       {"明日", "2026-11-23"},
        {"明天", "2026-11-23"},      {"后天", "2026-11-24"},       {"大后天", "2026-11-25"},
        {"Yesterday", "2026-11-21"}, {"tomorrow", "2026-11-23"},   {"today", "2026-11-22"},
        {"9 天前", "2026-11-13"},    {"9天以前", "2026-11-13"},    {"9日之前", "2026-11-13"},
        {"2 周后", "2026-12-06"},    {"2 星期之后", "2026-12-06"}, {"3 days ago", "2026-11-19"},
        {"3d ago", "2026-11-19"},    {"1 day ago", "2026-11-21"},  {"2 weeks ago", "2026-11-08"},
        {"1w ago", "2026-11-15"},    {"30 天以后", "2026-12-22"},  {"1 week ago", "2026-11-15"},
    };
    for (const auto& [text, wanted] : all) CHECK_MESSAGE(day(text) == wanted, text);
    for (const auto* text : {"9 天", "3 days", "x 天前", "9999 周前", "9999 周后 1", "天前"})
        CHECK_MESSAGE(stored(text) == "nothing", text);
    CHECK(stored("3 天前 9:05") == "2026-11-19T01:05:00Z");
    const auto on = [](const char* now, const char* text) {
        return parse_when(text, kZones, "UTC", *parse_instant(now)).has_value();
    };
    CHECK(on("2999-12-31T12:00Z", "今天"));
    CHECK_FALSE(on("2999-12-31T12:00Z", "明天"));
    CHECK(on("1970-01-01T12:00Z", "今天"));
    CHECK_FALSE(on("1970-01-01T12:00Z", "昨天"));
}

TEST_CASE("impossible moments are nothing") {
    for (const auto* text : {"",
                             "someday",
                             "2026-02-29",
                             "2026-13-01",
                             "2026-11-24 24:00",
                             "2026-11-24 9",
                             "20261124",
                             "2026-11-24T10:00+99:00",
                             "2026-11-24 10:00 x",
                             "-5",
                             "0000-01-01",
                             "1969-12-31",
                             "3000-01-01",
                             "2026-11-31",
                             "2026-00-10",
                             "2026-1",
                             "2026-11-24 23:60",
                             "2026-11-24 23:30:60",
                             "2026-11-24 23:5",
                             "2026-11-24T10:00+15:00",
                             "2026-11-24T10:00+08:60",
                             "2026-11-24T10:00+8",
                             "2026-11-24T10:00Z0",
                             "2026-11-24 10:00:05.x",
                             "11",
                             "11-24 x",
                             "2026-11-24 :30",
                             "2026-11-24T",
                             "02026-11-24",
                             "11-24-25"})
        CHECK_MESSAGE(stored(text) == "nothing", text);
}

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
        return to_storage(parse_when(text, kZones, "Test/Summer", kNow)->instant);
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

TEST_CASE("durations are a number and a unit") {
    CHECK(parse_duration("24h") == hours{24});
    CHECK(parse_duration("7d") == days{7});
    CHECK(parse_duration("2 周") == weeks{2});
    CHECK(parse_duration("90分钟") == minutes{90});
    CHECK(parse_duration("剩 2 天 5 小时") == days{2} + hours{5});
    CHECK(parse_duration("还剩1天4时30分") == days{1} + hours{4} + minutes{30});
    CHECK(parse_duration("1d 4h") == days{1} + hours{4});
    const std::pair<const char*, seconds> units[] = {
        {"3 分", minutes{3}}, {"3min", minutes{3}}, {"3m", minutes{3}},   {"3小时", hours{3}},   {"3时", hours{3}},
        {"3天", days{3}},     {"3日", days{3}},     {"3周", weeks{3}},    {"3w", weeks{3}},      {"3秒", seconds{3}},
        {"3s", seconds{3}},   {"0d", seconds{0}},   {"仅剩3天", days{3}}, {"剩余 3天", days{3}}, {" 3 h ", hours{3}}};
    for (const auto& [text, wanted] : units) CHECK_MESSAGE(parse_duration(text) == wanted, text);
    CHECK(parse_duration("36525d") == days{36525});
    CHECK_FALSE(parse_duration("36525d1s"));
    CHECK_FALSE(parse_duration("36526d"));
    CHECK(parse_duration("999999s") == seconds{999'999});
    CHECK_FALSE(parse_duration("1000000s"));
    CHECK_FALSE(parse_duration("剩剩1d"));
    for (const auto* text : {"", "h", "24", "-1h", "1.5h", "9999999d", "1y", "剩", "4h 1d", "2d 2d", "剩 2 天 5"})
        CHECK_FALSE(parse_duration(text));
}
