// What the command line makes of dates and spans as people type them, and what it tells of it.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "cli/runner.h"
#include "support/system.h"

using namespace recoup;
using nlohmann::json;
using test::Runner;

namespace {

// Of Sunday, 22 November 2026, 20:00.
struct Dated : Runner {
    Dated() { REQUIRE((*this)({"add", "--title", "手机"}).code == 0); }
    nlohmann::json shown() { return Runner::json({"show", "1"})["case"]; }
    nlohmann::json deadline() { return Runner::json({"deadline", "list", "1"})["deadlines"].back(); }
};

}  // namespace

TEST_CASE("a date without a year is told in full, and looks ahead for promises and back for what happened") {
    Dated run;
    auto output = run({"log", "1", "--direction", "in", "--text", "x", "--promised-by", "1月5日", "--now",
                       "2026-12-30T10:00:00+08:00", "--lang", "zh"});
    CHECK(output.code == 0);
    CHECK(output.err_has("“1月5日”记为 2027 年 1 月 5 日 周二。"));
    CHECK(run.deadline()["due_at"] == "2027-01-05T23:59:59+08:00");
    output = run({"edit", "1", "--paid-at", "12月30日", "--now", "2027-01-03T10:00:00+08:00"});
    CHECK(output.err_has("“12月30日” is taken as Wed 30 Dec 2026."));
    CHECK(run.shown()["paid_at"] == "2026-12-30T00:00:00+08:00");
    // What says the year needs no telling, and a script reads the number alone.
    output = run({"add", "--title", "b", "--paid-at", "2026-11-20"});
    CHECK(output.err.empty());
    CHECK(output.out == "2\n");
    CHECK(run({"add", "--title", "c", "--paid-at", "昨天"}).out == "3\n");
}

TEST_CASE("working days are counted by the calendar of the case, and an estimate says so") {
    Dated run;
    // 27 November is no day off in China; Thanksgiving is the day before, in the United States.
    CHECK(run({"deadline", "add", "1", "--in", "4 working days", "--title", "a"}).code == 0);
    CHECK(run.deadline()["due_at"] == "2026-11-26T23:59:59+08:00");
    CHECK(run.deadline()["estimate"] == false);
    const auto output = run({"deadline", "add", "1", "--at", "90个工作日", "--title", "b"});
    CHECK(output.err_has("is estimated as"));
    CHECK(run.deadline()["estimate"] == true);
    CHECK(run({"log", "1", "--text", "x", "--direction", "in", "--promised-by", "7个工作日内"}).code == 0);
    CHECK(run({"deadline", "edit", "1", "--at", "下周一 18点半"}).code == 0);
    CHECK(run.json({"deadline", "list", "1"})["deadlines"][0]["due_at"] == "2026-11-23T18:30:00+08:00");
}

TEST_CASE("what has two readings, or none, is refused before anything is touched") {
    Dated run;
    for (const auto& args :
         std::vector<std::vector<std::string>>{{"deadline", "add", "1", "--at", "明天3点"},
                                               {"log", "1", "--text", "x", "--promised-by", "明天3点"},
                                               {"route", "take", "1", "12315", "--due", "明天3点"},
                                               {"deadline", "snooze", "1", "--until", "明天3点"}}) {
        const auto output = run(args);
        CHECK(output.code == 2);
        CHECK_MESSAGE(output.err_has("2026-11-23 03:00"), output.err);
        CHECK(output.err_has("2026-11-23 15:00"));
    }
    CHECK(run({"purge", "--older-than", "7个工作日"}).code == 2);
    CHECK(run({"purge", "--older-than", "半年", "--dry-run"}).code == 0);
    CHECK(run({"add", "--title", "x", "--paid", "99999999999999"}).err_has("10,000,000,000.00"));
}

TEST_CASE("within four days lies what shows as four days left") {
    Dated run;
    run({"deadline", "add", "1", "--in", "119h", "--title", "a"});
    CHECK(run({"list", "--lang", "zh"}).out_has("剩 4 天"));
    CHECK(run.json({"list", "--due-within", "4d"})["cases"].size() == 1);
    CHECK(run.json({"due", "--within", "4 天"})["deadlines"].size() == 1);
    CHECK(run.json({"list", "--due-within", "3d"})["cases"].empty());
    CHECK(run.json({"list", "--due-within", "4个工作日"})["cases"].size() == 1);
    CHECK(run.json({"list", "--due-within", "96h"})["cases"].size() == 1);
}

TEST_CASE("a full output says whether the work was done, and a script does not do it twice") {
    Dated run;
    std::istringstream in;
    const auto into_full = [&](const std::vector<std::string>& args) {
        std::ostringstream err;
        std::ofstream full("/dev/full");
        auto machine = run.machine_on(in, full, err);
        const int code = cli::run_program(args, machine);
        return std::pair(code, err.str());
    };
    auto told = into_full({"add", "--title", "b"});
    CHECK(told.first == 0);
    CHECK(told.second.find("do not repeat it") != std::string::npos);
    CHECK(run.json({"list"})["cases"].size() == 2);
    told = into_full({"list"});
    CHECK(told.first == 1);
    CHECK(told.second.find("could not be written") != std::string::npos);
    CHECK(into_full({"backup"}).first == 0);
    CHECK(into_full({"--version"}).first == 1);
}

TEST_CASE("what SQLite would take for something else is no file") {
    Runner run;
    for (const auto* name : {":memory:", "file:x", "file:x?mode=memory", "::memory:", ""})
        for (const auto* verb : {"init", "list"}) {
            const auto output = run({verb, "--file", name});
            CHECK_MESSAGE(output.code == 2, name);
        }
    CHECK(run({"list", "--file", ":memory:"}).err_has("./:memory:"));
}

TEST_CASE("a folder that may not be entered, and links in a circle, are told as such" * doctest::skip(!test::kPosix)) {
    Runner run;
    namespace fs = std::filesystem;
    fs::create_symlink("b.recoup", run.path("a.recoup"));
    fs::create_symlink("a.recoup", run.path("b.recoup"));
    const auto output = run({"list", "--file", run.path("a.recoup")});
    CHECK(output.code == 3);
    CHECK(output.err_has("circle"));
}

TEST_CASE("a title of which nothing can be seen is no title, and composed it is one with its decomposed twin") {
    Runner run;
    for (const auto* title : {"\u200b", "\u200b \u3000\ufeff", "\u202e"})
        CHECK(run({"add", "--title", title}).code == 2);
    CHECK(run({"add", "--title", "cafe\u0301"}).code == 0);
    CHECK(run.json({"show", "1"})["case"]["title"] == "caf\u00e9");
    CHECK(run({"platform", "set", "Cafe\u0301"}).code == 0);
    CHECK(run({"platform", "set", "Caf\u00e9", "--review-days", "3"}).code == 0);
    CHECK(run.json({"platform", "list"})["platforms"].size() == 1);
}
