#include "core/dates/span.h"

#include <doctest/doctest.h>

#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-01-31T15:50:00+08:00");

Span months_of(int months, seconds length = {}) {
    return {.months = months, .length = length};
}

const Rulebook& rules_with_table() {
    static const Rulebook rules{.rules = {},
                                .calendars = {{"CN", {{2026, {2026y / February / 16}, {2026y / February / 28}}}}},
                                .platforms = {}};
    return rules;
}

DateHabit habit(const Rulebook* rules = nullptr) {
    return {&kZones, "Asia/Shanghai", kNow, Looks::ahead, Lang::zh, rules, "CN"};
}

std::string from_now_of(const char* text, const Rulebook* rules = nullptr) {
    const auto read = from_now(*read_span(text), habit(rules));
    return to_storage(read.when) + (read.estimate ? " estimate" : "");
}

}  // namespace

TEST_CASE("a span is a number and a unit, in either language and in any case") {
    CHECK(parse_duration("24h") == hours{24});
    CHECK(parse_duration("7d") == days{7});
    CHECK(parse_duration("2 周") == weeks{2});
    CHECK(parse_duration("90分钟") == minutes{90});
    CHECK(parse_duration("剩 2 天 5 小时") == days{2} + hours{5});
    CHECK(parse_duration("还剩1天4时30分") == days{1} + hours{4} + minutes{30});
    CHECK(parse_duration("1d 4h") == days{1} + hours{4});
    const std::pair<const char*, seconds> units[] = {{"3 分", minutes{3}},
                                                     {"3min", minutes{3}},
                                                     {"3m", minutes{3}},
                                                     {"3小时", hours{3}},
                                                     {"3时", hours{3}},
                                                     {"3天", days{3}},
                                                     {"3日", days{3}},
                                                     {"3周", weeks{3}},
                                                     {"3w", weeks{3}},
                                                     {"3秒", seconds{3}},
                                                     {"3s", seconds{3}},
                                                     {"0d", seconds{0}},
                                                     {"仅剩3天", days{3}},
                                                     {"剩余 3天", days{3}},
                                                     {" 3 h ", hours{3}},
                                                     {"24H", hours{24}},
                                                     {"2 days", days{2}},
                                                     {"1 Day", days{1}},
                                                     {"2 weeks", weeks{2}},
                                                     {"36 hours", hours{36}},
                                                     {"３天", days{3}},
                                                     {"３　天", days{3}},
                                                     {"三天", days{3}},
                                                     {"两周", weeks{2}},
                                                     {"兩週", weeks{2}},
                                                     {"十五天", days{15}},
                                                     {"二十天", days{20}},
                                                     {"一百二十天", days{120}},
                                                     {"半天", hours{12}},
                                                     {"半小时", minutes{30}},
                                                     {"半个月", days{15}},
                                                     {"一天半", hours{36}},
                                                     {"两个半小时", minutes{150}},
                                                     {"三个星期", weeks{3}},
                                                     {"3个自然日", days{3}},
                                                     {"7日内", days{7}},
                                                     {"48小时以内", hours{48}},
                                                     {"within 3 days", days{3}},
                                                     {"2 days and 5 hours", days{2} + hours{5}},
                                                     {"剩 05:04:03", hours{5} + minutes{4} + seconds{3}},
                                                     {"05:04:03 left", hours{5} + minutes{4} + seconds{3}},
                                                     {"4 d left", days{4}},
                                                     {"2 d 5 h left", days{2} + hours{5}}};
    for (const auto& [text, wanted] : units) CHECK_MESSAGE(parse_duration(text) == wanted, text);
    CHECK(parse_duration("36525d") == days{36525});
    CHECK(parse_duration("999999s") == seconds{999'999});
}

TEST_CASE("what is no span is refused") {
    for (const auto* text :
         {"",         "h",         "24",       "-1h",    "1.5h",     "9999999d",      "剩",    "4h 1d",
          "2d 2d",    "剩 2 天 5", "36525d1s", "36526d", "1000000s", "剩剩1d",        "3天前", "7个工作日3天",
          "05:04:03", "3 daysx",   "半",       "半周",   "101年",    "40000个工作日", "三"})
        CHECK_MESSAGE(!read_span(text), text);
    CHECK(read_span("x").error().code == ErrorCode::no_span);
    CHECK_FALSE(parse_duration("1个月"));
    CHECK_FALSE(parse_duration("7个工作日"));
}

TEST_CASE("months and working days are spans of their own") {
    CHECK(read_span("1个月") == months_of(1));
    CHECK(read_span("一个月") == months_of(1));
    CHECK(read_span("两个半月") == months_of(2, days{15}));
    CHECK(read_span("半年") == months_of(6));
    CHECK(read_span("一年半") == months_of(18));
    CHECK(read_span("2 months") == months_of(2));
    CHECK(read_span("1个月零3天") == months_of(1, days{3}));
    for (const auto* text : {"7个工作日", "7 工作日", "七个工作日内", "7 working days", "7 Business Days"})
        CHECK_MESSAGE(read_span(text) == Span{.working_days = 7}, text);
}

TEST_CASE("from now, a month ends on its last day and working days are counted by the table") {
    CHECK(from_now_of("24h") == "2026-02-01T07:50:00Z");
    CHECK(from_now_of("1个月") == "2026-02-28T07:50:00Z");
    CHECK(from_now_of("2个月") == "2026-03-31T07:50:00Z");
    // From Saturday, 31 January: 2 February is the first.
    CHECK(from_now_of("1个工作日", &rules_with_table()) == "2026-02-02[Asia/Shanghai]");
    CHECK(from_now_of("11个工作日", &rules_with_table()) == "2026-02-17[Asia/Shanghai]");  // the 16th is off
    CHECK(from_now_of("11个工作日") == "2026-02-16[Asia/Shanghai] estimate");
    CHECK(from_now_of("300个工作日", &rules_with_table()).ends_with(" estimate"));
    CHECK(ago(*read_span("1个月"), habit()) == parse_instant("2025-12-31T15:50:00+08:00"));
    CHECK(ago(*read_span("半个月"), habit()) == parse_instant("2026-01-16T15:50:00+08:00"));
    CHECK_FALSE(ago(*read_span("7个工作日"), habit()));
}
