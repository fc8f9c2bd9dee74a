#include "core/dates/read_when.h"

#include <doctest/doctest.h>

#include <random>

#include "core/model/show.h"
#include "core/view/why.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-22T15:50:00+08:00");  // a Sunday

struct Asked {
    Looks looks = Looks::ahead;
    Instant now = kNow;
    Lang lang = Lang::zh;
};

DateHabit habit(const Asked& asked) {
    return {&kZones, "Asia/Shanghai", asked.now, asked.looks, asked.lang};
}

// Stored form; "nothing"; or the two readings.
std::string read(std::string_view typed, const Asked& asked = {}) {
    const auto when = core::read_when(typed, habit(asked));
    if (when) return to_storage(when->when);
    if (when.error().code == ErrorCode::no_date) return "nothing";
    return std::get<std::string>(when.error().args[0]) + " | " + std::get<std::string>(when.error().args[1]);
}
std::string back(std::string_view typed) {
    return read(typed, {.looks = Looks::back});
}
// Without the zone of days.
std::string day_of_text(std::string_view typed, const Asked& asked = {}) {
    const auto text = read(typed, asked);
    return text.ends_with("[Asia/Shanghai]") ? text.substr(0, 10) : text;
}

Instant at(const char* text) {
    return *parse_instant(text);
}

}  // namespace

TEST_CASE("a typed moment is read in the zone it is typed in") {
    CHECK(read("2026-11-24 23:30") == "2026-11-24T15:30:00Z");
    CHECK(read("2026-11-24T23:30:05") == "2026-11-24T15:30:05Z");
    CHECK(read("2026-11-24T23:30+09:00") == "2026-11-24T14:30:00Z");
    CHECK(read("2026-11-24T23:30:00Z") == "2026-11-24T23:30:00Z");
    CHECK(read("11-24 23:30") == "2026-11-24T15:30:00Z");
    CHECK(read("2026年11月24日 9:05") == "2026-11-24T01:05:00Z");
    CHECK(read("2026年12月31日18:30") == "2026-12-31T10:30:00Z");
    CHECK(read("２０２６年１２月３１日１８：３０") == "2026-12-31T10:30:00Z");
    CHECK(read("２０２６－１２－３１　１８：３０") == "2026-12-31T10:30:00Z");
}

TEST_CASE("a typed day stays a day with its zone") {
    CHECK(read("2026-12-01") == "2026-12-01[Asia/Shanghai]");
    CHECK(read(" 2026/2/28 ") == "2026-02-28[Asia/Shanghai]");
    CHECK(read("11月24日") == "2026-11-24[Asia/Shanghai]");
    CHECK(read("十一月二十四日") == "2026-11-24[Asia/Shanghai]");
    CHECK(read("二〇二六年十二月一日") == "2026-12-01[Asia/Shanghai]");
    CHECK(read("2026年11月24号") == "2026-11-24[Asia/Shanghai]");
    CHECK(read("1 Dec 2026") == "2026-12-01[Asia/Shanghai]");
    CHECK(read("December 1st, 2026") == "2026-12-01[Asia/Shanghai]");
    CHECK(read("1 dec") == "2026-12-01[Asia/Shanghai]");
    CHECK(read("Tue, 1 Dec 2026 09:05") == "2026-12-01T01:05:00Z");
    CHECK(read("12月1日（周二）18:00") == "2026-12-01T10:00:00Z");
    CHECK(read("周二 12月1日") == "2026-12-01[Asia/Shanghai]");
    CHECK(read("周三 12月1日") == "nothing");
}

TEST_CASE("a moment may be written with any of the usual marks, and to the second") {
    CHECK(read("2026.11.24 23:30") == "2026-11-24T15:30:00Z");
    CHECK(read("2026-11-24t23：30：05") == "2026-11-24T15:30:05Z");
    CHECK(read("2026-11-24 23:30:05.123456789") == "2026-11-24T15:30:05Z");
    CHECK(read("2026-11-24 23:30:05.") == "nothing");
    CHECK(read("2026-11-24 23:59:59") == "2026-11-24T15:59:59Z");
    CHECK(read("2026-11-24 0:00") == "2026-11-23T16:00:00Z");
    CHECK(read("2026-11-24T23:30z") == "2026-11-24T23:30:00Z");
    CHECK(read("2026-11-24T23:30+0530") == "2026-11-24T18:00:00Z");
    CHECK(read("2026-11-24T23:30-08") == "2026-11-25T07:30:00Z");
    CHECK(read("2026-11-24T23:30-03:30") == "2026-11-25T03:00:00Z");
    CHECK(read("2026-11-24T23:30+05:59") == "2026-11-24T17:31:00Z");
    CHECK(read("\t2026-12-01\t") == "2026-12-01[Asia/Shanghai]");
    CHECK(read("2026-11-24T23:30+14:00") == "2026-11-24T09:30:00Z");
    CHECK(read("1970-01-01") == "1970-01-01[Asia/Shanghai]");
    CHECK(read("2999-12-31") == "2999-12-31[Asia/Shanghai]");
    CHECK(read("2026-11-2418:00") == "nothing");
}

TEST_CASE("a date without a year is the nearest one where the field looks") {
    const Asked year_end{.now = at("2026-12-30T10:00:00+08:00")};
    CHECK(day_of_text("1月5日", year_end) == "2027-01-05");
    CHECK(day_of_text("12月30日", year_end) == "2026-12-30");
    CHECK(day_of_text("12月29日", year_end) == "2027-12-29");
    const Asked new_year{.looks = Looks::back, .now = at("2027-01-03T10:00:00+08:00")};
    CHECK(day_of_text("12月30日", new_year) == "2026-12-30");
    CHECK(day_of_text("1月3日", new_year) == "2027-01-03");
    CHECK(day_of_text("1月4日", new_year) == "2026-01-04");
    CHECK(day_of_text("12-30", new_year) == "2026-12-30");
    CHECK(day_of_text("30 Dec", new_year) == "2026-12-30");
    CHECK(day_of_text("2月29日") == "2028-02-29");
    CHECK(back("2月29日") == "2024-02-29[Asia/Shanghai]");
    CHECK(day_of_text("25号") == "2026-11-25");
    CHECK(back("25号") == "2026-10-25[Asia/Shanghai]");
    CHECK(day_of_text("31号") == "2026-12-31");
    CHECK(day_of_text("明年1月5日") == "2027-01-05");
    CHECK(day_of_text("去年12月30日") == "2025-12-30");
    CHECK(day_of_text("下个月5号") == "2026-12-05");
    CHECK(day_of_text("上月5日") == "2026-10-05");
}

TEST_CASE("days of the week and ends of months are the nearest where the field looks, too") {
    CHECK(day_of_text("周五") == "2026-11-27");
    CHECK(day_of_text("星期五") == "2026-11-27");
    CHECK(day_of_text("Friday") == "2026-11-27");
    CHECK(back("周五") == "2026-11-20[Asia/Shanghai]");
    CHECK(day_of_text("下周一") == "2026-11-23");
    CHECK(day_of_text("下下周一") == "2026-11-30");
    CHECK(day_of_text("本周五") == "2026-11-20");
    CHECK(day_of_text("上周五") == "2026-11-13");
    CHECK(day_of_text("周日", {.now = at("2026-11-21T12:00:00+08:00")}) == "2026-11-22");
    CHECK(day_of_text("月底") == "2026-11-30");
    CHECK(back("月底") == "2026-10-31[Asia/Shanghai]");
    CHECK(day_of_text("下月底") == "2026-12-31");
    CHECK(day_of_text("年底") == "2026-12-31");
    CHECK(day_of_text("end of the month") == "2026-11-30");
    CHECK(read("周五 18:00") == "2026-11-27T10:00:00Z");
    CHECK(read("下周一上午9点") == "2026-11-23T01:00:00Z");
    CHECK(day_of_text("last Friday", {.looks = Looks::back, .now = at("2026-11-24T12:00:00+08:00")}) == "2026-11-20");
}

TEST_CASE("times are read as they are said") {
    CHECK(read("明天18点") == "2026-11-23T10:00:00Z");
    CHECK(read("明天18点半") == "2026-11-23T10:30:00Z");
    CHECK(read("明天18点30") == "2026-11-23T10:30:00Z");
    CHECK(read("明天 18时30分") == "2026-11-23T10:30:00Z");
    CHECK(read("明天下午3点") == "2026-11-23T07:00:00Z");
    CHECK(read("明天下午三点一刻") == "2026-11-23T07:15:00Z");
    CHECK(read("明天上午9:05") == "2026-11-23T01:05:00Z");
    CHECK(read("明天凌晨1点") == "2026-11-22T17:00:00Z");
    CHECK(read("明晚8点") == "2026-11-23T12:00:00Z");
    CHECK(read("今晚8点") == "2026-11-22T12:00:00Z");
    CHECK(read("明天中午") == "2026-11-23T04:00:00Z");
    CHECK(read("明天中午12点半") == "2026-11-23T04:30:00Z");
    CHECK(read("明天03点") == "2026-11-22T19:00:00Z");
    CHECK(read("tomorrow at 3:04 PM") == "2026-11-23T07:04:00Z");
    CHECK(read("tomorrow 12:05am") == "2026-11-22T16:05:00Z");
    CHECK(read("tomorrow 3pm") == "2026-11-23T07:00:00Z");
    CHECK(read("明天晚上3点") == "nothing");
    CHECK(read("明天25点") == "nothing");
    // The end of that day.
    CHECK(read("2026-11-24 24:00") == "2026-11-24T15:59:59Z");
    CHECK(read("11月24日24点") == "2026-11-24T15:59:59Z");
    CHECK(read("明天晚上12点") == "2026-11-23T15:59:59Z");
    CHECK(read("2026-11-24 24:01") == "nothing");
    // Alone it is the nearest where the field looks.
    CHECK(read("18:00") == "2026-11-22T10:00:00Z");
    CHECK(read("9:05") == "2026-11-23T01:05:00Z");
    CHECK(back("18:00") == "2026-11-21T10:00:00Z");
    CHECK(read("下午3点") == "2026-11-23T07:00:00Z");
    CHECK(read("24:00") == "2026-11-22T15:59:59Z");
}

TEST_CASE("days from today are counted in days and weeks, back and forth") {
    const std::pair<const char*, const char*> all[] = {
        {"大前天", "2026-11-19"},
        {"前天", "2026-11-20"},
        {"昨天", "2026-11-21"},
        {"昨日", "2026-11-21"},
        {"今日", "2026-11-22"},
        {"明日", "2026-11-23"},
        {"明天", "2026-11-23"},
        {"后天", "2026-11-24"},
        {"大后天", "2026-11-25"},
        {"Yesterday", "2026-11-21"},
        {"tomorrow", "2026-11-23"},
        {"today", "2026-11-22"},
        {"9 天前", "2026-11-13"},
        {"9天以前", "2026-11-13"},
        {"9日之前", "2026-11-13"},
        {"2 周后", "2026-12-06"},
        {"2 星期之后", "2026-12-06"},
        {"3 days ago", "2026-11-19"},
        {"3d ago", "2026-11-19"},
        {"1 day ago", "2026-11-21"},
        {"2 weeks ago", "2026-11-08"},
        {"1w ago", "2026-11-15"},
        {"30 天以后", "2026-12-22"},
        {"1 week ago", "2026-11-15"},
        {"in 3 days", "2026-11-25"},
        {"三天后", "2026-11-25"},
        {"1个月后", "2026-12-22"},
        {"半个月前", "2026-11-07"},
        {"逾期 3 天", "2026-11-19"},
        {"超期 3 天", "2026-11-19"},
        {"day after tomorrow", "2026-11-24"},
    };
    for (const auto& [text, wanted] : all) CHECK_MESSAGE(day_of_text(text) == wanted, text);
    CHECK(read("9 天") == "2026-12-01T07:50:00Z");
    CHECK(read("24H") == "2026-11-23T07:50:00Z");
    CHECK(read("2小时前") == "2026-11-22T05:50:00Z");
    CHECK(back("3天") == "2026-11-19[Asia/Shanghai]");
    CHECK(back("24h") == "2026-11-21T07:50:00Z");
    CHECK(day_of_text("7个工作日") == "2026-12-01");
    CHECK(read("3 天前 9:05") == "2026-11-19T01:05:00Z");
    for (const auto* text : {"x 天前", "9999 周后 1", "天前", "7个工作日前"})
        CHECK_MESSAGE(read(text) == "nothing", text);
    const auto on = [](const char* now, const char* text) {
        return core::read_when(text, {&kZones, "UTC", *parse_instant(now)}).has_value();
    };
    CHECK(on("2999-12-31T12:00Z", "今天"));
    CHECK_FALSE(on("2999-12-31T12:00Z", "明天"));
    CHECK(on("1970-01-01T12:00Z", "今天"));
    CHECK_FALSE(on("1970-01-01T12:00Z", "昨天"));
}

TEST_CASE("what may be meant in two ways is refused with both") {
    CHECK(read("明天3点") == "2026-11-23 03:00 | 2026-11-23 15:00");
    CHECK(read("8点") == "2026-11-23 08:00 | 2026-11-22 20:00");
    CHECK(read("周日") == "2026-11-22 | 2026-11-29");
    CHECK(back("周日") == "2026-11-22 | 2026-11-15");
    CHECK(read("next Monday", {.now = at("2026-11-21T12:00:00+08:00")}) == "2026-11-23[Asia/Shanghai]");
    CHECK(read("next Friday", {.now = at("2026-11-24T12:00:00+08:00")}) == "2026-11-27 | 2026-12-04");
    CHECK(read("3日") == "2026-11-25 15:50 | 2026-12-03");
    CHECK(read("05/06/2027") == "2027-05-06 | 2027-06-05");
    CHECK(read("5/6", {.lang = Lang::en}) == "2027-05-06 | 2027-06-05");
    // Only one of the two can be.
    CHECK(day_of_text("5/6") == "2027-05-06");
    CHECK(day_of_text("1/2", {.looks = Looks::back}) == "2026-01-02");
    CHECK(day_of_text("24/11/2026") == "2026-11-24");
    CHECK(day_of_text("11/24/2026") == "2026-11-24");
    CHECK(day_of_text("24/11", {.lang = Lang::en}) == "2026-11-24");
    CHECK(day_of_text("11-24", {.lang = Lang::en}) == "2026-11-24");
    CHECK(day_of_text("5/5", {.lang = Lang::en}) == "2027-05-05");
    // Only one of them lies where the field looks.
    CHECK(read("今天3点", {.looks = Looks::back, .now = at("2026-11-22T10:00:00+08:00")}) == "2026-11-21T19:00:00Z");
    CHECK(read("周日 8:00") == "2026-11-29T00:00:00Z");
}

TEST_CASE("impossible moments are nothing") {
    for (const auto* text : {"",
                             "someday",
                             "2026-02-29",
                             "2026-13-01",
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
                             "11-24-25",
                             "周八",
                             "下周",
                             "晚上",
                             "十",
                             "in",
                             "by",
                             "2026年",
                             "13月1日",
                             "Feb 30"})
        CHECK_MESSAGE(read(text) == "nothing", text);
}

TEST_CASE("a year that was typed is told from one that was found") {
    const auto full = [](const char* text) { return core::read_when(text, habit({}))->full; };
    CHECK(full("2026-12-01"));
    CHECK(full("2026年12月1日 18点"));
    CHECK(full("1 Dec 2026"));
    CHECK(full("2026-11-24T23:30:00Z"));
    for (const auto* text : {"12月1日", "明天", "24h", "1 Dec", "18:00", "2027-01-05 前天"})
        if (core::read_when(text, habit({}))) CHECK_MESSAGE(!full(text), text);
}

TEST_CASE("what the program prints for people it reads back") {
    std::mt19937 random(20261129);
    std::uniform_int_distribution<std::int64_t> away(-400LL * 86'400, 400LL * 86'400);
    for (int i = 0; i < 4000; ++i) {
        const Instant now = kNow + seconds{away(random)};
        const Instant moment = floor<minutes>(now + seconds{away(random)});
        const Looks looks = moment >= now ? Looks::ahead : Looks::back;
        for (const auto lang : {Lang::zh, Lang::en}) {
            const Reader reader{lang, now, &kZones, "Asia/Shanghai"};
            const auto again = [&](const std::string& text) {
                const auto when = core::read_when(text, date_habit(reader, looks));
                return when ? to_storage(when->when) : "nothing: " + text;
            };
            const auto instant = at_instant(moment);
            const auto whole = on_day(Day{day_of(reader, moment)}, "Asia/Shanghai");
            REQUIRE(again(show_when(reader, instant)) == to_storage(instant));
            REQUIRE(again(show_full(reader, instant)) == to_storage(instant));
            REQUIRE(again(show_exact(reader, moment)) == to_storage(instant));
            REQUIRE(again(typed_when(instant, kZones, "Asia/Shanghai")) == to_storage(instant));
            REQUIRE(again(trf(lang, "deadline_due_by"_tr, show_when(reader, instant))) == to_storage(instant));
            REQUIRE(again(to_iso(moment, kZones, "Asia/Shanghai")) == to_storage(instant));
            REQUIRE(again(show_when(reader, whole)) == to_storage(whole));
            REQUIRE(again(show_full(reader, whole)) == to_storage(whole));
        }
    }
}

TEST_CASE("what a timer shows is read as the span that is left") {
    const std::pair<seconds, seconds> all[] = {
        {days{4} + hours{7}, days{4}},
        {days{2} + hours{5} + minutes{3}, days{2} + hours{5}},
        {hours{5} + minutes{4} + seconds{3}, hours{5} + minutes{4} + seconds{3}}};
    for (const auto& [left, shown] : all)
        for (const auto lang : {Lang::zh, Lang::en})
            for (const auto style : {TimerStyle::chip, TimerStyle::bare}) {
                const auto text = show_timer(lang, kNow, kNow + left, style);
                if (style == TimerStyle::bare && text.find(':') != text.npos)
                    continue;  // a bare clock is a time of day
                CHECK_MESSAGE(parse_duration(text) == shown, text);
                CHECK(timer_shows_until(kNow, shown) >= kNow + left);
            }
}
