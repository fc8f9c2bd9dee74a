#include <doctest/doctest.h>

#include "cli/runner.h"

using namespace recoup;
using nlohmann::json;
using test::Runner;

TEST_CASE("what the other side said is printed in quotation marks, with what was noted of it below") {
    Runner run;
    run({"add", "--title", "电影票", "--paid", "199"});
    run({"log", "1", "--words", "It is your device", "--text", "On the phone", "--at", "2026-11-18 10:05"});
    CHECK(run({"contact", "list", "1"}).out_has("    “It is your device”\n    On the phone\n"));
    CHECK(run({"show", "1"}).out_has("“It is your device”"));
}

TEST_CASE("a contact is logged in one line, its promise becomes a deadline, show tells who is stalling") {
    Runner run;
    run({"add", "--title", "电影票", "--paid", "199"});
    CHECK(run({"log", "1", "--direction", "out", "--channel", "chat", "--text", "要求退款", "--at", "2026-11-18 10:00",
               "--party", "seller"})
              .code == 0);
    const auto logged = run.json({"log", "1", "--text", "三天内答复", "--ticket", "55102", "--pushback",
                                  "system_normal", "--promised-by", "2026-11-21 10:00", "--at", "2026-11-18 10:05"});
    CHECK(logged["id"] == 2);
    const auto shown = run.json({"show", "1"})["case"];
    CHECK(shown["contact_count"] == 2);
    CHECK(shown["turn"] == "merchant");
    CHECK(shown["contacts"][1] == json{{"id", 2},
                                       {"at", "2026-11-18T10:05:00+08:00"},
                                       {"direction", "in"},
                                       {"channel", "chat"},
                                       {"party", "seller"},
                                       {"ticket", "55102"},
                                       {"words", nullptr},
                                       {"text", "三天内答复"},
                                       {"pushback", "system_normal"},
                                       {"promised_by", "2026-11-21T10:00:00+08:00"},
                                       {"promise_kept", false},
                                       {"evidence", json::array()}});
    CHECK(shown["contacts"][0]["promise_kept"].is_null());
    CHECK(shown["turns"] ==
          json::array({{{"who", "merchant"}, {"from", "2026-11-18T10:00:00+08:00"}, {"to", nullptr}, {"days", 4}}}));
    CHECK(shown["deadlines"][0]["due_at"] == "2026-11-21T10:00:00+08:00");
    const auto text = run({"show", "1", "--lang", "zh"});
    CHECK(text.out_has("全程 4 天，其中等对方 4 天"));
    CHECK(text.out_has("承诺 1 次，落空 1 次"));
    CHECK(text.out_has("第 1 次推诿 · 说系统正常"));
    CHECK(run({"contact", "edit", "2", "--kept", "yes"}).code == 0);
    CHECK(run.json({"contact", "list", "1"})["contacts"][1]["promise_kept"] == true);
    CHECK(run({"contact", "remove", "2"}).code == 0);
    CHECK(run.json({"show", "1"})["case"]["deadlines"].empty());
    CHECK(run({"undo"}).code == 0);
    CHECK(run.json({"show", "1"})["case"]["contact_count"] == 2);
    CHECK(run({"log", "1"}).code == 2);
    CHECK(run({"log", "1", "--text", "x", "--pushback", "no"}).code == 2);
    CHECK(run({"contact", "remove", "9"}).code == 1);
}

TEST_CASE("the turn follows what is logged and can be set by hand; tags and the refund are kept") {
    Runner run;
    run({"add", "--title", "手机", "--paid", "100"});
    run({"edit", "1", "--turn", "authority", "--tag", "大额, 会员", "--fee", "5.00"});
    auto shown = run.json({"show", "1"})["case"];
    CHECK(shown["turn"] == "authority");
    CHECK(shown["tags"] == json::array({"大额", "会员"}));
    CHECK(shown["fee_minor"] == 500);
    CHECK(run({"move", "1", "refunded", "--received", "80", "--on", "2026-11-20", "--way", "bank_transfer"}).code == 0);
    shown = run.json({"show", "1"})["case"];
    CHECK(shown["outcome"] == "partial");
    CHECK(shown["turn"] == "nobody");
    CHECK(shown["refunded_at"] == "2026-11-20T00:00:00+08:00");
    CHECK(shown["refund_method"] == "bank_transfer");
    CHECK(run({"show", "1", "--lang", "en"}).out_has("Bank transfer"));
    CHECK(run({"edit", "1", "--refunded-at", "2026-11-21", "--refund-way", "other"}).code == 0);
    CHECK(run.json({"show", "1"})["case"]["refund_method"] == "other");
    CHECK(run({"move", "1", "contacted", "--way", "other"}).code == 2);
}

TEST_CASE("a route that closes others is taken only by who is sure, and its state is told") {
    Runner run;
    run({"add", "--title", "手机"});
    const auto refused = run({"route", "take", "1", "market_regulator", "--ticket", "TS-1"});
    CHECK(refused.code == 1);
    CHECK(refused.err_has("--sure"));
    CHECK(run({"route", "take", "1", "market_regulator", "--ticket", "TS-1", "--due", "2026-12-01", "--escalate",
               "--sure"})
              .code == 0);
    auto shown = run.json({"show", "1"})["case"];
    CHECK(shown["stage"] == "escalated");
    CHECK(shown["turn"] == "authority");
    CHECK(shown["routes"][0]["ticket"] == "TS-1");
    CHECK(shown["next_deadline"]["due_day"] == "2026-12-01");
    const auto ladder = run.json({"route", "list", "1"})["routes"];
    const auto state = [&](const char* route) {
        for (const auto& rung : ladder)
            if (rung["route"] == route) return rung["state"].get<std::string>();
        return std::string();
    };
    CHECK(state("market_regulator") == "taken");
    CHECK(state("consumer_association") == "closed");
    CHECK(state("platform_dispute") == "not_yet");
    CHECK(run({"route", "state", "1", "market_regulator", "refused"}).code == 0);
    CHECK(run.json({"show", "1"})["case"]["turn"] == "me");
    CHECK(run({"route", "remove", "1", "market_regulator"}).code == 0);
    CHECK(run({"route", "state", "1", "court", "refused"}).code == 1);
}

TEST_CASE("the directory keeps platforms and their clauses") {
    Runner run;
    run({"init"});
    CHECK(run({"platform", "set", "幕间票务", "--review-days", "3", "--channels", "在线客服"}).code == 0);
    CHECK(run({"platform", "clause", "幕间票务", "第五条", "--title", "购票须知", "--text", "全额退款"}).code == 0);
    CHECK(run({"platform", "clause", "幕间票务", "第五条", "--text", "全额退款，三个工作日"}).code == 0);
    const auto listed = run.json({"platform", "list"})["platforms"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["review_days"] == 3);
    CHECK(listed[0]["clauses"] ==
          json::array(
              {{{"title", "购票须知"}, {"clause", "第五条"}, {"text", "全额退款，三个工作日"}, {"sha256", nullptr}}}));
    CHECK(run({"platform", "list", "--lang", "zh"}).out_has("《购票须知》第五条"));
    CHECK(run({"platform", "clause", "幕间票务", "第五条", "--remove"}).code == 0);
    CHECK(run({"platform", "clause", "没有", "1", "--text", "x"}).code == 1);
    CHECK(run({"platform", "remove", "幕间票务"}).code == 0);
    CHECK(run({"undo"}).code == 0);
    CHECK(run.json({"platform", "list"})["platforms"].size() == 1);
}

TEST_CASE("log --reply recognises their words, prints the reply and keeps both in one step") {
    Runner recoup;
    recoup({"init"});
    recoup({"add", "--title", "视频会员无法播放", "--paid", "25", "--order", "XH-1"});
    recoup({"log", "1", "--text", "请退款"});
    const auto said =
        recoup({"log", "1", "--words", "亲，系统显示一切正常，可能是您的操作问题哦", "--reply", "--lang", "zh"});
    CHECK(said.code == 0);
    CHECK(said.out_has("“亲，系统显示一切正常，可能是您的操作问题哦”"));
    CHECK(said.out_has("请指出是哪一步"));
    const auto shown = recoup.json({"show", "1"}).at("case");
    REQUIRE(shown.at("contacts").size() == 3);
    CHECK(shown.at("contacts")[1].at("pushback") == "system_normal");
    CHECK(said.out_has(shown.at("contacts")[2].at("text").get<std::string>()));
    recoup({"undo"});
    CHECK(recoup.json({"show", "1"}).at("case").at("contacts").size() == 1);
    const auto offer = recoup.json({"log", "1", "--words", "只能退5元，24小时内答复", "--reply"});
    CHECK(offer.at("reply").get<std::string>().find("20.00") != std::string::npos);
    const auto after = recoup.json({"show", "1"}).at("case");
    CHECK(after.at("offered_minor") == 500);
    CHECK(after.at("contacts")[1].at("promised_by") == "2026-11-23T20:00:00+08:00");
    CHECK(recoup({"log", "1", "--text", "a", "--reply"}).code == 2);
}
