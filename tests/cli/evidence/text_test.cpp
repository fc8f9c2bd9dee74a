#include <doctest/doctest.h>

#include "assets/embedded.h"
#include "cli/runner.h"
#include "support/source_dir.h"
#include "support/system.h"

using namespace recoup;
using test::Runner;

namespace {

bool has_networks() {
    return !assets::networks().finder.empty();
}

std::string screen(const std::string& name) {
    return portable::utf8(test::source_path("tests/data/screens/" + name + ".png"));
}

}  // namespace

TEST_CASE("a build without networks says that it cannot read, and ends with 1") {
    if (has_networks()) return;
    Runner run;
    for (const auto& [lang, sentence] :
         {std::pair{core::Lang::zh, "这个版本不能读图。"}, {core::Lang::en, "This build cannot read pictures."}}) {
        run.lang = lang;
        const auto output = run({"text", screen("payment-success")});
        CHECK(output.code == 1);
        CHECK(output.err == std::string(sentence) + "\n");
        CHECK(output.out.empty());
    }
}

TEST_CASE("the text of a file is printed by lines, without any file of cases") {
    if (!has_networks()) return;
    Runner run;
    const auto output = run({"text", screen("payment-success")});
    CHECK(output.code == 0);
    CHECK(output.err.empty());
    CHECK(output.out_has("支付成功\n￥328.00\n"));
    CHECK(output.out_has("20261120220014886301\n"));
}

TEST_CASE("as JSON each line has its place, its text and how sure it is") {
    if (!has_networks()) return;
    Runner run;
    const auto lines = run.json({"text", screen("payment-success")})["lines"];
    const auto found =
        std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line["text"] == "￥328.00"; });
    REQUIRE(found != lines.end());
    CHECK((*found).size() == 6);
    CHECK((*found)["x"].template get<int>() > 250);
    CHECK((*found)["x"].template get<int>() + (*found)["w"].template get<int>() < 850);
    CHECK((*found)["y"].template get<int>() > 600);
    CHECK((*found)["h"].template get<int>() < 150);
    CHECK((*found)["score"].template get<double>() > 0.9);
}

TEST_CASE("a piece of evidence is read by its number; a file of that name goes before it") {
    if (!has_networks()) return;
    Runner run;
    run({"add", "--title", "a", "--problem", "payment_failure"});
    run({"attach", "1", screen("payment-success")});
    const auto output = run({"text", "1"});
    CHECK(output.code == 0);
    CHECK(output.out == run({"text", screen("payment-success")}).out);
    const auto missing = run({"text", "2"});
    CHECK(missing.code == 1);
    CHECK(missing.out.empty());
}

TEST_CASE("what cannot be read is told in one sentence with the path last") {
    if (!has_networks()) return;
    Runner run;
    const auto refused = [&](const std::string& path, std::string_view sentence) {
        const auto output = run({"text", path});
        CHECK(output.code == 1);
        CHECK(output.out.empty());
        CHECK(output.err_has(sentence));
        CHECK(output.err.ends_with(path + "\n"));
    };
    refused(run.path("none.png"), "There is no such file");
    test::write_file(run.path("note.txt"), std::string("no picture"));
    refused(run.path("note.txt"), "This is not a picture that can be read");
    auto bytes = test::read_file(screen("payment-success"));
    bytes.resize(40);
    test::write_file(run.path("cut.png"), bytes);
    CHECK(run({"text", run.path("cut.png")}).code == 1);
    CHECK(run({"text"}).code == 2);
    CHECK(run({"text", "a", "b"}).code == 2);
}

TEST_CASE("a picture without text is no failure: an empty list, and a word on standard error") {
    if (!has_networks()) return;
    Runner run;
    test::write_file(run.path("plain.png"), test::png(300, 200, 1));
    const auto output = run({"text", run.path("plain.png")});
    CHECK(output.code == 0);
    CHECK(output.out.empty());
    CHECK(output.err == "No text was found in the picture.\n");
    CHECK(run.json({"text", run.path("plain.png")})["lines"].empty());
}

TEST_CASE("what a case has from a picture is told by its history, and what was typed is not") {
    if (!has_networks()) return;
    Runner run;
    run.lang = core::Lang::zh;
    run({"add", "--from-picture", screen("payment-success"), "--order", "7", "--yes"});
    CHECK(run({"history"}).out_has("读自 E1"));
    const auto change = run.json({"history"})["changes"][0];
    std::vector<std::string> fields;
    for (const auto& one : change["read_from"]) {
        CHECK(one["evidence_id"] == 1);
        fields.push_back(one["field"]);
    }
    CHECK(fields == std::vector<std::string>{"platform", "paid_minor", "paid_at"});
    run({"edit", "1", "--title", "b"});
    CHECK_FALSE(run.json({"history"})["changes"][0].contains("read_from"));
}

TEST_CASE("a chat is listed by turns, marked as read by a machine, and as JSON by sides") {
    if (!has_networks()) return;
    Runner run;
    run.lang = core::Lang::zh;
    const auto output = run({"text", "--transcript", screen("support-chat")});
    CHECK(output.code == 0);
    CHECK(output.out_has("机器识别，以图为准\n"));
    CHECK(output.out_has("我：我付费开通会员后无法播放任何内容，申请退款。\n对方：亲，"));
    const auto chat = run.json({"text", "--transcript", screen("support-chat")});
    CHECK(chat["machine_read"] == true);
    CHECK(chat["names_other_side"] == true);
    REQUIRE(chat["turns"].size() == 6);
    CHECK(chat["turns"][0]["side"] == "me");
    CHECK(chat["turns"][1]["side"] == "other");
    CHECK(chat["turns"][0]["at"] == "2026-11-21T09:02:00+08:00");
}

TEST_CASE("what lacks between chats is told by show and by evidence, once their pictures were read") {
    if (!has_networks()) return;
    Runner run;
    run.lang = core::Lang::zh;
    run({"add", "--title", "a"});
    run({"attach", "1", "--kind", "support_chat", screen("support-chat"), screen("payment-success")});
    CHECK(run.json({"evidence", "1"})["advice"].empty());
    run({"ocr"});
    CHECK(run.json({"show", "1"})["case"]["advice"] == run.json({"evidence", "1"})["advice"]);
    const auto told = run({"evidence", "1"});
    const auto advice = run.json({"evidence", "1"})["advice"];
    for (const auto& one : advice)
        CHECK(told.out_has(one["text"].get<std::string>() + "\n"));
}
