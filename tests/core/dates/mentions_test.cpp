#include "core/dates/mentions.h"

#include <doctest/doctest.h>

#include "core/search/fold.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;

// On Saturday 28 November 2026, 15:20.
std::vector<TimeMention> mentions_in(const std::string& text) {
    return time_mentions(
        fold(text), {.zones = &kZones, .zone = "Asia/Shanghai", .now = *parse_instant("2026-11-28T15:20:00+08:00")});
}

std::string tokens_in(const std::string& text) {
    std::string all;
    for (const auto& one : mentions_in(text)) all += (all.empty() ? "" : " ") + one.token;
    return all;
}

std::string when_in(const std::string& text) {
    const auto all = mentions_in(text);
    return all.size() == 1 ? to_storage(all.front().read.when) : "none or several";
}

}  // namespace

TEST_CASE("spans, days, dates and moments are found in a running text, in either language") {
    CHECK(tokens_in("我们会在24小时内回复您") == "PT24H");
    CHECK(tokens_in("３个工作日内审核，一般半小时有结果") == "P3WD PT30M");
    CHECK(tokens_in("两天内、一周内，或者一个月内") == "P2D P7D P1M");
    CHECK(tokens_in("今天下班前、明天、后天") == "P0D P1D P2D");
    CHECK(tokens_in("12月5日前到账") == "2026-12-05");
    CHECK(tokens_in("下周三给您回电") == "2026-12-02");
    CHECK(tokens_in("下午六点前给您回电") == "2026-11-28T18:00");
    CHECK(tokens_in("We will reply within two working days or by 4 December.") == "P2WD 2026-12-04");
    CHECK(tokens_in("an answer within the hour, a call tomorrow, money in a week") == "PT1H P1D P7D");
}

TEST_CASE("a clock may stand in front of its day, and a day behind a colon") {
    CHECK(tokens_in("by 5pm on Friday") == "2026-12-04T17:00");
    CHECK(tokens_in("5 pm tomorrow") == "2026-11-29T17:00");
    CHECK(tokens_in("tomorrow before noon") == "2026-11-29T12:00");
    CHECK(tokens_in("6pm today") == "2026-11-28T18:00");
    CHECK(tokens_in("预计解决时间:2026-12-03") == "2026-12-03");
    CHECK(tokens_in("21:30") == "2026-11-28T21:30");
}

TEST_CASE("the end of a month by its number, a fortnight, a couple and the next working day") {
    CHECK(tokens_in("12月底之前结清") == "2026-12-31");
    CHECK(tokens_in("2月末") == "2027-02-28");
    CHECK(tokens_in("in a fortnight, a couple of days") == "P14D P2D");
    CHECK(tokens_in("the next business day") == "P1WD");
}

TEST_CASE("of a range the longer time counts") {
    CHECK(tokens_in("预计1-3个工作日到账") == "P3WD");
    CHECK(tokens_in("3到5天") == "P5D");
    CHECK(tokens_in("3天至5天") == "P5D");
    CHECK(tokens_in("5 to 7 business days") == "P7WD");
}

TEST_CASE("whole days last till their end, hours to the second") {
    CHECK(when_in("24小时内") == "2026-11-29T07:20:00Z");
    CHECK(when_in("3天内") == "2026-12-01[Asia/Shanghai]");
    CHECK(when_in("明天给您答复") == "2026-11-29[Asia/Shanghai]");
    CHECK(when_in("3个工作日") == "2026-12-02[Asia/Shanghai]");
}

TEST_CASE("what lies back and what only looks like a time is none") {
    for (const auto* text : {"3天前签收的", "2 days ago", "第一时间通知您", "百分之二十", "一点问题都没有",
                             "订单 20261128", "工单号 55102", ""})
        CHECK_MESSAGE(tokens_in(text).empty(), text << ": " << tokens_in(text));
}

TEST_CASE("a mention ends with its last word") {
    const std::string text = "Answer by 15 December. Thanks";
    const auto all = mentions_in(text);
    REQUIRE(all.size() == 1);
    CHECK(text.substr(all.front().begin, all.front().end - all.front().begin) == "15 December");
}
