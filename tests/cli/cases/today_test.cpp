#include <doctest/doctest.h>

#include <filesystem>

#include "assets/embedded.h"
#include "cli/runner.h"
#include "support/source_dir.h"

using namespace recoup;
using namespace recoup::test;

TEST_CASE("today names what is mine, with the button that does it, and what others owe") {
    Runner run;
    const auto file = run.path("board.recoup");
    REQUIRE(run({"demo", "--out", file}).code == 0);
    const auto told = run.json({"--file", file, "today"});
    REQUIRE(told["mine"].size() == 5);
    CHECK(told["mine"][0]["urgency"] == "theirs_late");
    CHECK(told["mine"][0]["action"]["kind"] == "copy_chase");
    CHECK(told["mine"][0]["deadline"]["mine"] == false);
    CHECK(told["mine"][1]["urgency"] == "mine_amber");
    CHECK(told["mine"][1]["amount_minor"] == 32800);
    CHECK(told["mine"][4]["action"]["slot"] == "order_detail");
    CHECK(told["waiting"].size() == 4);
    CHECK(told["money"][0]["recovery_percent"] == 92);
    CHECK(told["open"] == 9);
    CHECK(told["ended"] == 3);
    CHECK(told["next_reminder"]["id"].is_number());
    const auto text = run({"--file", file, "today"});
    CHECK(text.out_has("The platform has not answered"));
    CHECK(text.out_has("They owe an answer"));
}

TEST_CASE("today of an empty file says that nothing waits, and of one with money when it came") {
    Runner run;
    REQUIRE(run({"init"}).code == 0);
    CHECK(run({"today"}).out_has("Nothing for you to do today."));
    CHECK(run.json({"today"})["mine"].empty());
    CHECK(run.json({"today"})["next_reminder"].is_null());
    REQUIRE(run({"add", "--title", "Hotel", "--paid", "420.00"}).code == 0);
    REQUIRE(run({"move", "1", "refunded", "--received", "420.00"}).code == 0);
    const auto arrived = run.json({"today"})["arrived"];
    REQUIRE(arrived.size() == 1);
    CHECK(arrived[0]["received_minor"] == 42000);
    CHECK(run({"today"}).out_has("Hotel: ¥420.00 arrived"));
}
