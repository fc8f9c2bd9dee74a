// The verb recognise: no file is needed, and what it says reads in words and as JSON.
#include <doctest/doctest.h>

#include "cli/runner.h"

using namespace recoup;
using test::Runner;

TEST_CASE("recognise tells pushbacks, the promise and the offer as JSON, without any file") {
    Runner recoup;
    const auto said = recoup.json({"recognise", "系统显示一切正常，可能是您设备问题。预计 24 小时内答复。"});
    CHECK(said.at("pushbacks") == nlohmann::json{"system_normal", "device_problem"});
    CHECK(said.at("promise") == "PT24H");
    CHECK(said.at("promised_by") == "2026-11-23T20:00:00+08:00");
    CHECK(said.at("offered_minor").is_null());
    CHECK(said.at("currency") == "CNY");
    const auto offer = recoup.json({"recognise", "We can offer you $15 in store credit."});
    CHECK(offer.at("offered_minor") == 1500);
    CHECK(offer.at("currency") == "USD");
    CHECK(offer.at("promise").is_null());
    CHECK(offer.at("promised_by").is_null());
}

TEST_CASE("recognise counts working days by the holiday table") {
    Runner recoup;
    // New Year's Day 2027 is a holiday, though its table is not known yet.
    CHECK(recoup.json({"recognise", "3个工作日内答复"}).at("promised_by") == "2026-11-25T23:59:59+08:00");
    CHECK(recoup.json({"recognise", "3个工作日内答复"}).at("promise") == "P3WD");
    CHECK(recoup.json({"recognise", "3个工作日内答复", "--now", "2026-09-30T12:00:00+08:00"}).at("promised_by") ==
          "2026-10-10T23:59:59+08:00");
}

TEST_CASE("recognise reads standard input and says in words what it heard") {
    Runner recoup;
    const auto said = recoup({"recognise", "-", "--lang", "zh"}, "亲，您操作有误哦，只能退70元，明天给您答复");
    CHECK(said.code == 0);
    CHECK(said.out_has("推诿：说是用户操作问题、只退一部分"));
    CHECK(said.out_has("承诺：2026-11-23 前"));
    CHECK(said.out_has("方案：¥70.00"));
    CHECK(recoup({"recognise", "你好", "--lang", "zh"}).out_has("没有看出"));
    CHECK(recoup({"recognise"}).code == 2);
}
