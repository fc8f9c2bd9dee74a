// import trello, kanri, wekan, csv, eml: what a person sees, and what the file holds then.
#include <doctest/doctest.h>

#include "cli/runner.h"
#include "support/source_dir.h"

using namespace recoup;
using test::Runner;

namespace {

std::string sample(const std::string& name) {
    return portable::utf8(test::source_path("tests/data/incoming/" + name));
}

struct Import : Runner {
    std::string written(const std::string& name, const std::string& text) const {
        test::write_file(folder.path() / name, text);
        return path(name);
    }
};

}  // namespace

TEST_CASE_FIXTURE(Import, "a board comes in as one step, the same again changes nothing, undo takes all of it back") {
    for (const auto* source : {"trello", "kanri", "wekan"}) {
        CAPTURE(source);
        const auto file = sample(std::string(source) + ".json");
        const auto first = json({"import", source, file});
        CHECK(first["done"] == true);
        CHECK(first["cases"].get<int>() > 0);
        const auto before = test::read_file(default_file());
        const auto second = json({"import", source, file});
        CHECK(second["cases"] == 0);
        CHECK(second["cases_known"] == first["cases"]);
        CHECK(test::read_file(default_file()) == before);
        CHECK((*this)({"undo"}).code == 0);
        CHECK(json({"list"})["cases"].empty());
        CHECK((*this)({"check"}).code == 0);
    }
}

TEST_CASE_FIXTURE(Import, "a dry run tells the same and leaves the file as it is") {
    REQUIRE((*this)({"init"}).code == 0);
    const auto before = test::read_file(default_file());
    const auto output = (*this)({"import", "trello", sample("trello.json"), "--dry-run", "--lang", "zh"});
    CHECK(output.code == 0);
    CHECK(output.out_has("Trello 看板“退款”"));
    CHECK(output.out_has("将会导入：案件 7"));
    CHECK(output.out_has("没有带来的附件 1 项：扣款截图.png"));
    CHECK(output.out_has("名字看不出阶段"));
    CHECK(output.out_has("年费会员重复扣款"));
    CHECK(test::read_file(default_file()) == before);
    const auto told = json({"import", "trello", sample("trello.json"), "--dry-run"});
    CHECK(told["done"] == false);
    CHECK(told["lists"][4]["guessed"] == true);
    CHECK(told["lost"][0]["what"] == "files");
}

TEST_CASE_FIXTURE(Import, "a map corrects the stages of lists and leaves some out") {
    const auto map = written("map.json", R"({"stages": {"Ideas": null, "Done": "escalated"}})");
    const auto told = json({"import", "trello", sample("trello.json"), "--map", map});
    CHECK(told["cases"] == 6);
    CHECK(told["lists"][3]["stage"] == "escalated");
    CHECK(told["lists"][4]["stage"].is_null());
    const auto wrong =
        (*this)({"import", "trello", sample("trello.json"), "--map", written("m.json", "{\"x\":1}"), "--lang", "en"});
    CHECK(wrong.code == 1);
    CHECK(wrong.err_has("“x” in the map is wrong"));
}

TEST_CASE_FIXTURE(Import, "stages, columns and the order of dates may be typed") {
    const auto board =
        json({"import", "trello", sample("trello.json"), "--stage", "Ideas=-", "--stage", "Done=escalated"});
    CHECK(board["cases"] == 6);
    CHECK(board["lists"][3]["stage"] == "escalated");
    const auto file = sample("cases-doubtful.csv");
    CHECK((*this)({"import", "csv", file}).code == 1);
    const auto table = json({"import", "csv", file, "--order", "dmy", "--column", "claimed=Price"});
    CHECK(table["cases"] == 2);
    CHECK(table["columns"]["claimed"] == "Price");
    CHECK(table["first"][0]["claimed_minor"] == 3990);
    CHECK((*this)({"import", "csv", file, "--order", "ymd"}).code == 2);
    CHECK((*this)({"import", "csv", file, "--column", "colour=Price"}).code == 2);
}

TEST_CASE_FIXTURE(Import, "attachments that were downloaded come along by name and size, others are named") {
    REQUIRE((*this)({"init"}).code == 0);
    std::filesystem::create_directory(folder.path() / "files");
    const auto bytes = std::string(48211, 'x');
    written("files/扣款截图.png", bytes.substr(1));
    const auto without = json({"import", "trello", sample("trello.json"), "--attachments", path("files"), "--dry-run"});
    CHECK(without["evidence"] == 0);
    written("files/扣款截图.png", bytes);
    const auto with = json({"import", "trello", sample("trello.json"), "--attachments", path("files")});
    CHECK(with["evidence"] == 1);
    CHECK(with["lost"][0]["what"] != "files");
    CHECK((*this)({"check"}).code == 0);
}

TEST_CASE_FIXTURE(Import, "a table comes in with the columns it was read by and the rows that it was not") {
    const auto told = json({"import", "csv", sample("cases-gb18030.csv")});
    CHECK(told["cases"] == 3);
    CHECK(told["columns"]["title"] == "商品");
    CHECK(told["rejected"].size() == 2);
    CHECK(told["rejected"][0]["row"] == 4);
    const auto cases = json({"list"})["cases"];
    CHECK(cases.size() == 3);
    CHECK(json({"import", "csv", sample("cases-gb18030.csv")})["cases"] == 0);
    const auto people = (*this)({"import", "csv", sample("cases-utf16.csv"), "--lang", "en"});
    CHECK(people.out_has("Row 4 was not imported"));
}

TEST_CASE_FIXTURE(Import,
                  "a table that this program exported is known again, in the file it is from and in a new one") {
    REQUIRE(
        (*this)({"add", "--title", "手机", "--paid", "4999.00", "--order", "A-1", "--paid-at", "2026-11-19"}).code ==
        0);
    REQUIRE((*this)({"add", "--title", "书", "--note", "a\nb"}).code == 0);
    REQUIRE((*this)({"export", "--format", "csv", "--table", "cases", "--out", path("cases.csv")}).code == 0);
    CHECK(json({"import", "csv", path("cases.csv")})["cases"] == 0);
    const auto other = path("other.recoup");
    REQUIRE((*this)({"init", "--file", other}).code == 0);
    CHECK(json({"import", "csv", path("cases.csv"), "--file", other})["cases"] == 2);
    const auto phone = json({"show", "1", "--file", other})["case"];
    CHECK(phone["paid_minor"] == 499900);
}

TEST_CASE_FIXTURE(Import, "what cannot be read is one sentence with the path last, and changes nothing") {
    REQUIRE((*this)({"init"}).code == 0);
    const auto before = test::read_file(default_file());
    const std::pair<const char*, std::string> wrong[] = {{"trello", written("a.json", "{}")},
                                                         {"kanri", written("b.json", "no json")},
                                                         {"wekan", path("missing.json")},
                                                         {"csv", written("c.csv", "foo,bar\n1,2\n")},
                                                         {"eml", written("d.eml", "hello")}};
    for (const auto& [source, file] : wrong) {
        CAPTURE(source);
        const auto output = (*this)({"import", source, file, "--lang", "en"});
        CHECK(output.code == 1);
        CHECK(output.out.empty());
        CHECK(output.err.ends_with(file + "\n"));
    }
    CHECK(test::read_file(default_file()) == before);
}

TEST_CASE_FIXTURE(Import, "a mail proposes a case, and makes it only when told to") {
    REQUIRE((*this)({"init"}).code == 0);
    const auto before = test::read_file(default_file());
    const auto proposed = (*this)({"import", "eml", sample("order.eml"), "--lang", "zh"});
    CHECK(proposed.code == 0);
    CHECK(proposed.out_has("加 --yes 采用"));
    CHECK(proposed.out_has("20261112123456"));
    CHECK(test::read_file(default_file()) == before);
    const auto made = json({"import", "eml", sample("order.eml"), "--yes"});
    CHECK(made["did"] == "made");
    CHECK(made["id"] == 1);
    const auto shown = json({"show", "1"})["case"];
    CHECK(shown["title"] == "订单已付款：20261112123456");
    CHECK(shown["order_no"] == "20261112123456");
    CHECK(shown["paid_minor"] == 32800);
    CHECK(json({"import", "eml", sample("order.eml"), "--yes"})["did"] == "known");
    REQUIRE((*this)({"extract", "1", "--out", path("out")}).code == 0);
    CHECK((*this)({"undo"}).code == 0);
    CHECK(json({"list"})["cases"].empty());
}

TEST_CASE_FIXTURE(Import,
                  "a mail is kept in a case as its own bytes; what it says fills empty fields only when told to") {
    REQUIRE((*this)({"add", "--title", "会员", "--order", "MINE-1"}).code == 0);
    CHECK(json({"import", "eml", sample("order.eml"), "1", "--dry-run"})["did"] == "nothing");
    CHECK(json({"evidence", "1"})["evidence"].empty());
    SUBCASE("kept") {
        CHECK(json({"import", "eml", sample("order.eml"), "1"})["did"] == "kept");
        CHECK(json({"show", "1"})["case"]["paid_minor"].is_null());
        CHECK(json({"import", "eml", sample("order.eml"), "1"})["did"] == "known");
        REQUIRE((*this)({"extract", "1", "--out", path("out")}).code == 0);
        std::string kept;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "out"))
            kept = test::read_file(entry.path());
        CHECK(kept == test::read_file(test::source_path("tests/data/incoming/order.eml")));
    }
    SUBCASE("filled") {
        CHECK(json({"import", "eml", sample("order.eml"), "1", "--yes"})["did"] == "filled");
        const auto shown = json({"show", "1"})["case"];
        CHECK(shown["paid_minor"] == 32800);
        CHECK(shown["order_no"] == "MINE-1");
        CHECK((*this)({"undo"}).code == 0);
        CHECK(json({"show", "1"})["case"]["paid_minor"].is_null());
        CHECK(json({"evidence", "1"})["evidence"].empty());  // the mail and what it fills are one step
    }
    SUBCASE("with what hangs at it") {
        const auto with = [&] {
            return json({"import", "eml", sample("order.eml"), "1", "--with-attachments"})["did"];
        };
        CHECK(json({"import", "eml", sample("order.eml"), "1"})["did"] == "kept");
        CHECK(with() == "kept");
        const auto evidence = json({"evidence", "1"})["evidence"];
        REQUIRE(evidence.size() == 2);
        CHECK(evidence[1]["name"] == "订单.png");
        CHECK(with() == "known");
    }
}

TEST_CASE_FIXTURE(Import,
                  "rows of a table that cannot be read are written to a new file, which is never written over") {
    REQUIRE((*this)({"init"}).code == 0);
    const auto table = written("t.csv", "商品,金额\n=书,12.50\n\"手机, 新\",很多\n");
    const auto take = [&](const std::string& out) {
        return (*this)({"import", "csv", table, "--rejected", path(out), "--lang", "en"}).code;
    };
    CHECK((*this)({"import", "csv", table, "--rejected", path("dry.csv"), "--dry-run"}).code == 0);
    CHECK_FALSE(std::filesystem::exists(path("dry.csv")));
    const auto there = written("there.csv", "mine");
    CHECK(take("there.csv") == 1);
    CHECK(test::read_file(there) == "mine");
    CHECK(json({"list"})["cases"].empty());
    CHECK(take("rejected.csv") == 0);
    CHECK(test::read_file(path("rejected.csv")).find("\"手机, 新\",很多,") != std::string::npos);
    CHECK(json({"list"})["cases"].size() == 1);
}

TEST_CASE_FIXTURE(Import, "the only sum in a card's text is proposed, and taken when told to") {
    const auto board = written("b.json", R"({"name":"B","lists":[{"id":"l","name":"Todo"}],"cards":[
        {"id":"1","idList":"l","name":"耳机 ¥328","desc":"订单 20261120, 2 件"},
        {"id":"2","idList":"l","name":"书","desc":"付了 12.50 元，只退 3 元"},
        {"id":"3","idList":"l","name":"灯","desc":"第 3 次联系"}],"checklists":[],"actions":[]})");
    REQUIRE((*this)({"init"}).code == 0);
    const auto told = json({"import", "trello", board, "--dry-run"});
    REQUIRE(told["proposed"].size() == 1);
    CHECK(told["proposed"][0]["claimed_minor"] == 32800);
    CHECK(told["first"][0]["claimed_minor"].is_null());
    const auto taken = json({"import", "trello", board, "--sums"});
    CHECK(taken["proposed"].empty());
    CHECK(taken["first"][0]["claimed_minor"] == 32800);
    CHECK(taken["first"][1]["claimed_minor"].is_null());
}

TEST_CASE_FIXTURE(Import, "a mail tells to which case it may belong") {
    REQUIRE((*this)({"add", "--title", "会员", "--order", "20261112123456"}).code == 0);
    CHECK(json({"import", "eml", sample("order.eml")})["belongs_to"] == nlohmann::json::array({1}));
    CHECK((*this)({"import", "eml", sample("order.eml"), "--lang", "en"}).out_has("May belong to case 1"));
}
