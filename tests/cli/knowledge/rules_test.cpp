// rules and deadlines by rule, as typed.
#include <doctest/doctest.h>

#include <fstream>

#include "cli/runner.h"

using namespace recoup;
using test::Runner;

namespace {

// Without the deadline that its playbook would bring.
std::string add_case(Runner& recoup) {
    recoup({"add", "--title", "Phone", "--problem", "goods_quality", "--received-at", "2026-09-28", "--without",
            "CN-7DAY"});
    return "1";
}

}  // namespace

TEST_CASE("rules are listed with their sources and standing") {
    Runner recoup;
    const auto rules = recoup.json({"rules"}).at("rules");
    CHECK(rules.size() > 50);
    for (const auto& rule : rules)
        for (const auto* key :
             {"id", "version", "jurisdiction", "title", "actor", "trigger", "amount", "unit", "standing", "valid_from",
              "valid_to", "source_title", "source_url", "article", "verified_on"})
            REQUIRE_MESSAGE(rule.contains(key), key);
    const auto uk = recoup.json({"rules", "--jurisdiction", "UK"}).at("rules");
    REQUIRE(!uk.empty());
    for (const auto& rule : uk) CHECK(rule.at("jurisdiction") == "UK");
    const auto text = recoup({"rules"});
    CHECK(text.out_has("CN-7DAY"));
    CHECK(text.out_has("not legal advice"));
    CHECK_FALSE(text.out_has("2026-11-22 !"));
}

TEST_CASE("a rule explains itself, and says when it was not checked for long") {
    Runner recoup;
    const auto text = recoup({"rules", "--explain", "CN-7DAY"});
    CHECK(text.code == 0);
    for (const auto* part : {"7 days, from the next day", "Consumer Rights Law, Art. 25", "not legal advice"})
        CHECK_MESSAGE(text.out_has(part), part);
    CHECK_FALSE(text.out_has("180 days"));
    CHECK(recoup({"rules", "--now", "2027-06-01T12:00:00+08:00"}).out_has("180 days"));
    CHECK(recoup({"rules", "--explain", "CN-7DAY", "--now", "2027-06-01T12:00:00+08:00"}).out_has("! This rule"));
    CHECK(recoup.json({"rules", "--explain", "CN-7DAY"}).at("rules").size() == 1);
    CHECK(recoup({"rules", "--explain", "NONE"}).code == 1);
}

TEST_CASE("a bad file of the person's is named, and the rest is listed") {
    Runner recoup;
    std::filesystem::create_directories(recoup.folders.data() / "rules");
    std::ofstream(recoup.folders.data() / "rules" / "mine.json") << "{\n  \"format\": 1,\n  oops";
    const auto text = recoup({"rules"});
    CHECK(text.code == 0);
    CHECK(text.err_has("line 3"));
    CHECK(text.err_has("mine.json"));
    CHECK(text.out_has("CN-7DAY"));
}

TEST_CASE("a deadline is added by a rule, from what the case knows or from a given day") {
    Runner recoup;
    const auto id = add_case(recoup);
    const auto added = recoup.json({"deadline", "add", id, "--rule", "CN-7DAY"});
    CHECK(added.at("due_at") == "2026-10-05T23:59:59+08:00");
    CHECK(added.at("earliest") == "2026-10-05T23:59:59+08:00");
    CHECK(added.at("latest") == "2026-10-08T23:59:59+08:00");
    CHECK(added.at("estimate") == false);
    CHECK(added.at("rule").at("id") == "CN-7DAY");
    CHECK(added.at("rule").at("version") == "2");
    CHECK(recoup.json({"deadline", "add", id, "--rule", "CN-7DAY"}).at("id") == added.at("id"));
    CHECK(recoup({"deadline", "add", id, "--rule", "CN-12315-7WD"}).code == 2);
    const auto week = recoup.json({"deadline", "add", id, "--rule", "CN-12315-7WD", "--from", "2026-09-23"});
    CHECK(week.at("due_at") == "2026-10-10T23:59:59+08:00");
    const auto hours = recoup.json({"deadline", "add", id, "--rule", "CN-WX48H", "--from", "2026-11-22T23:30+08:00"});
    CHECK(hours.at("due_at") == "2026-11-24T23:30:00+08:00");
    const auto later = recoup.json({"deadline", "add", id, "--rule", "CN-12315-7WD", "--from", "2026-12-25"});
    CHECK(later.at("estimate") == true);
    CHECK(recoup({"deadline", "add", id, "--rule", "CN-TEL48H"}).err_has("give that date"));
    CHECK(recoup({"deadline", "add", id, "--rule", "NONE"}).code == 2);
    CHECK(recoup({"deadline", "add", id, "--in", "24h", "--rule", "CN-7DAY"}).code == 2);
    CHECK(recoup({"deadline", "add", id, "--in", "24h", "--from", "2026-11-20"}).code == 2);
}

TEST_CASE("a deadline moves with the case's dates, in one step that can be taken back") {
    Runner recoup;
    const auto id = add_case(recoup);
    recoup({"deadline", "add", id, "--rule", "CN-7DAY"});
    recoup({"edit", id, "--received-at", "2026-11-20"});
    const auto due = [&] { return recoup.json({"show", id}).at("case").at("deadlines").at(0).at("due_day"); };
    CHECK(due() == "2026-11-27");
    recoup({"undo"});
    CHECK(due() == "2026-10-05");
}

TEST_CASE("a deadline explains itself day by day, and its clock can be stopped") {
    Runner recoup;
    const auto id = add_case(recoup);
    recoup({"deadline", "add", id, "--rule", "CN-7DAY"});
    const auto text = recoup({"deadline", "explain", "1"});
    for (const auto* part : {"<28>", "[ 5]", "( 6)", "Thu 8 Oct 2026", "Art. 25", "not legal advice"})
        CHECK_MESSAGE(text.out_has(part), part << "\n" << text.out);
    const auto document = recoup.json({"deadline", "explain", "1"});
    CHECK(document.at("days").size() == 11);
    CHECK(document.at("days").at(10).at("mark") == "rolled");
    CHECK(recoup({"deadline", "stop", "1"}).code == 0);
    CHECK(recoup.json({"deadline", "list", id}).at("deadlines").at(0).at("state") == "stopped");
    CHECK(recoup({"list", "--overdue"}).out.find("Phone") == std::string::npos);
    CHECK(recoup({"deadline", "start", "1"}).code == 0);
    CHECK(recoup.json({"deadline", "list", id}).at("deadlines").at(0).at("state") == "overdue");
}

TEST_CASE("an estimate is counted again when the person adds the holiday table") {
    Runner recoup;
    const auto id = add_case(recoup);
    CHECK(recoup.json({"deadline", "add", id, "--rule", "CN-12315-7WD", "--from", "2026-12-25"}).at("estimate") ==
          true);
    CHECK(recoup.json({"deadline", "recount"}).at("cases") == 0);
    Runner later;
    std::filesystem::create_directories(later.folders.data() / "holidays");
    std::ofstream(later.folders.data() / "holidays" / "2027.json")
        << R"({"format":1,"calendar":"CN","years":{"2027":{"source":[],"off":["2027-01-01"],"work":[]}}})";
    const auto file = recoup.default_file().string();
    CHECK(later.json({"deadline", "recount", "--file", file}).at("cases") == 1);
    const auto deadline = later.json({"deadline", "list", id, "--file", file}).at("deadlines").at(0);
    CHECK(deadline.at("estimate") == false);
    CHECK(deadline.at("due_day") == "2027-01-06");
    CHECK(later.json({"deadline", "recount", "--file", file}).at("cases") == 0);
}

TEST_CASE("a case may be of another jurisdiction") {
    Runner recoup;
    const auto id = add_case(recoup);
    CHECK(recoup({"edit", id, "--jurisdiction", "UK"}).code == 0);
    CHECK(recoup.json({"show", id}).at("case").at("jurisdiction") == "UK");
    CHECK(recoup({"edit", id, "--jurisdiction", "Moon"}).code == 2);
}
