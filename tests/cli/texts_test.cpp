// compose, guide and playbook on the command line.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/runner.h"

using nlohmann::json;
using recoup::test::Output;
using recoup::test::Runner;

namespace {

// Case 1 has an amount and an order; case 2 has only a title.
struct Texts : Runner {
    Texts() {
        (*this)({"add", "--title", "Charged twice", "--platform", "Yunpay", "--problem", "payment_failure", "--paid",
                 "328", "--order", "A-1"});
        (*this)({"add", "--title", "Bare"});
    }
};

}  // namespace

TEST_CASE("compose prints the text alone, in the language and length asked for") {
    Texts run;
    const auto whole = run({"compose", "1", "first_report"});
    CHECK(whole.code == 0);
    CHECK(whole.out.starts_with("Hello, I need a payment refunded"));
    CHECK(whole.out_has("Charged twice"));
    CHECK(whole.out_has("CNY 328.00"));
    CHECK(whole.out_has("A-1"));
    CHECK(whole.out.find('{') == std::string::npos);
    CHECK(whole.err.empty());
    CHECK(run({"compose", "1", "first_report", "--lang", "zh"}).out.starts_with("您好，我有一笔款项需要退还"));
    const auto brief = run({"compose", "1", "first_report", "--short"});
    CHECK(brief.out.size() < 300);
    CHECK(brief.out != whole.out);
    CHECK(run.json({"compose", "1", "first_report"})["text"].get<std::string>() + "\n" == whole.out);
}

TEST_CASE("what the case cannot fill is exit 1 and named; it can be set or dropped") {
    Texts run;
    const auto missing = run({"compose", "2", "first_report"});
    CHECK(missing.code == 1);
    CHECK(missing.out.empty());
    CHECK(missing.err_has("amount claimed (claimed)"));
    CHECK(run({"compose", "2", "first_report", "--lang", "zh"}).err_has("要求退款的金额（claimed）"));
    const auto set = run({"compose", "2", "first_report", "--set", "claimed=12 yuan", "--set", "order_no=B{2}"});
    CHECK(set.code == 0);
    CHECK(set.out_has("What I ask for: 12 yuan"));
    CHECK(set.out_has("Order number: B(2)"));
    const auto dropped = run({"compose", "2", "first_report", "--drop", "claimed"});
    CHECK(dropped.code == 0);
    CHECK_FALSE(dropped.out_has("What I ask for"));
}

TEST_CASE("wrong usage of compose says what is right") {
    Texts run;
    CHECK(run({"compose"}).code == 2);
    CHECK(run({"compose", "1", "first_raport"}).err_has("first_report"));
    CHECK(run({"compose", "1", "first_raport"}).code == 2);
    CHECK(run({"compose", "9", "first_report"}).code == 1);
    CHECK(run({"compose", "1", "first_report", "--set", "claimed"}).code == 2);
    CHECK(run({"compose", "1", "first_report", "--set", "order=1"}).code == 2);
    CHECK(run({"compose", "1", "written_reasons", "--short"}).code == 1);
    CHECK(run({"compose", "1", "first_report", "--limit", "9"}).code == 2);
    CHECK(run({"compose", "1", "first_report", "--limit", "many"}).code == 2);
}

TEST_CASE("the messages are listed with their stages and lengths") {
    Runner run;
    const auto templates = run.json({"compose", "--list"})["templates"];
    REQUIRE(templates.size() == 30);
    const auto first = std::ranges::find_if(templates, [](const json& one) { return one["id"] == "first_report"; });
    REQUIRE(first != templates.end());
    CHECK(*first == json{{"id", "first_report"},
                         {"title", "First report"},
                         {"stages", {"evidence", "contacted"}},
                         {"short", true}});
    const auto table = run({"compose", "--list", "--lang", "zh"});
    CHECK(table.out_has("promise_broken"));
    CHECK(table.out_has("承诺的时间已过"));
}

TEST_CASE("a message that would not be true of the case is exit 1 and says why") {
    Texts run;
    const auto refused = run({"compose", "1", "others_too"});
    CHECK(refused.code == 1);
    CHECK(refused.out.empty());
    CHECK(refused.err_has("among the evidence"));
    CHECK(refused.err_has("would not be true of this case"));
}

TEST_CASE("the messages of a case are listed with what fits and why the others do not") {
    Texts run;
    const auto listed = run.json({"compose", "1"});
    CHECK(listed["id"] == 1);
    const auto& all = listed["templates"];
    REQUIRE(all.size() == 30);
    CHECK(all[0]["id"] == "double_charge");
    CHECK(all[0]["fits"] == true);
    CHECK(all[0]["why_not"] == "");
    const auto promise = std::ranges::find_if(all, [](const json& one) { return one["id"] == "promise_broken"; });
    CHECK((*promise)["fits"] == false);
    CHECK((*promise)["why_not"] == "None of their promises has run out without a word from them.");
    CHECK(run({"compose", "1", "--lang", "zh"}).out_has("同一笔消费扣款两次"));
}

TEST_CASE("the short form keeps to the limit that is asked for and uses the room it has") {
    Texts run;
    run({"edit", "1", "--note", "They took it once at noon. They took it again a minute later."});
    const auto long_one = run({"compose", "1", "first_report", "--limit", "400"});
    CHECK(long_one.out_has("again a minute later."));
    const auto brief = run({"compose", "1", "first_report", "--limit", "190"});
    CHECK(brief.out.size() <= 191);
    CHECK_FALSE(brief.out_has("again"));
}

TEST_CASE("what is left to be filled in by hand is said, on the side") {
    Texts run;
    const auto letter = run({"compose", "1", "official_email"});
    CHECK(letter.code == 0);
    CHECK(letter.out_has("[your name]"));
    CHECK(letter.err_has("square brackets"));
}

TEST_CASE("compose --log writes the contact and its reply deadline, and one undo takes both back") {
    Texts run;
    run({"log", "1", "--text", "Asked for the money", "--at", "2026-11-20 10:00"});
    const auto sent = run({"compose", "1", "before_escalation", "--log"});
    CHECK(sent.code == 0);
    auto shown = run.json({"show", "1"})["case"];
    REQUIRE(shown["contacts"].size() == 2);
    CHECK(shown["contacts"][1]["text"].get<std::string>() + "\n" == sent.out);
    CHECK(shown["contacts"][1]["direction"] == "out");
    REQUIRE(shown["deadlines"].size() == 1);
    CHECK(shown["deadlines"][0]["due_at"] == "2026-11-23T20:00:00+08:00");
    CHECK(run({"undo"}).code == 0);
    shown = run.json({"show", "1"})["case"];
    CHECK(shown["contacts"].size() == 1);
    CHECK(shown["deadlines"].empty());
}

TEST_CASE("the guide is printed page by page") {
    Runner run;
    const auto first = run({"guide"});
    CHECK(first.out_has("Five stages of a refund"));
    CHECK(first.out_has("swindlers"));
    const auto page = run({"guide", "payment_failure", "--lang", "zh"});
    CHECK(page.code == 0);
    CHECK(page.out_has("显示支付失败，钱却扣了"));
    CHECK(page.out_has("1. 错误界面"));
    CHECK(page.out_has("12315 在 7 个工作日内告知是否受理"));
    CHECK(run({"guide", "nothing"}).code == 2);
    CHECK(run.json({"guide"})["pages"].size() == 23);
    CHECK(run.json({"guide", "start"})["sections"].size() == 7);
}

TEST_CASE("playbooks are listed and shown") {
    Runner run;
    const auto all = run.json({"playbook", "list"})["playbooks"];
    REQUIRE(all.size() == 16);
    CHECK(all[0]["id"] == "payment_failure");
    CHECK(all[0]["slots"].size() == 5);
    const auto one = run.json({"playbook", "show", "warranty"})["playbook"];
    CHECK(one["preset_rules"] == json{"CN-PROOF6M"});
    CHECK(one["steps"]["evidence"].size() >= 2);
    CHECK(one["law"][0]["standing"] == "C1");
    CHECK(one["law"][0]["cite"] == "Consumer Rights Law, Art. 24");
    CHECK(run({"playbook", "show", "warranty"}).out_has("Warranty disputes"));
    CHECK(run({"playbook", "show", "nothing"}).code == 2);
}

TEST_CASE("a case asks for what its playbook captures; the playbook follows from the problem or is named") {
    Runner run;
    run({"add", "--title", "a", "--problem", "payment_failure"});
    run({"add", "--title", "b", "--problem", "payment_failure", "--playbook", "goods_shop"});
    CHECK(run({"add", "--title", "c", "--playbook", "nothing"}).code == 2);
    const auto kinds = [&](const char* id) {
        std::vector<std::string> all;
        const auto shown = run.json({"show", id});
        for (const auto& slot : shown["case"]["slots"]) all.push_back(slot["kind"]);
        return all;
    };
    CHECK(kinds("1") ==
          std::vector<std::string>{"error_screen", "fault_time", "payment_proof", "bank_record", "support_chat"});
    CHECK(kinds("2").front() == "product_photo");
    CHECK(run.json({"show", "2"})["case"]["playbook"] == "goods_shop");
}
