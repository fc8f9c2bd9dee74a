#include <doctest/doctest.h>

#include "cli/runner.h"

using namespace recoup;
using namespace recoup::test;

namespace {

struct WatchRun {
    Runner run;

    WatchRun() {
        REQUIRE(run({"init"}).code == 0);
        REQUIRE(run({"subscriptions", "add", "Spotify 10.99 monthly 15 Dec"}).out == "1\n");
        REQUIRE(run({"purchases", "add", "Headphones 89.90, return 7 days, warranty 2 years"}).out == "2\n");
    }
};

}  // namespace

TEST_CASE_FIXTURE(WatchRun,
                  "a subscription in one line is listed with its charge, the last day to cancel and its cost") {
    const auto told = run.json({"subscriptions"});
    REQUIRE(told["watched"].size() == 1);
    const auto& row = told["watched"][0];
    CHECK(row["title"] == "Spotify");
    CHECK(row["amount_minor"] == 1099);
    CHECK(row["cycle"] == "month");
    CHECK(row["next_at"] == "2026-12-15T23:59:59+08:00");
    CHECK(row["charged"] == false);
    CHECK(row["days"][0]["due_at"] == "2026-12-14T23:59:59+08:00");
    CHECK(told["costs"][0]["year_minor"] == 1099 * 12);
    CHECK(run({"subscriptions"}).out_has("Last day to cancel: 14 Dec"));
    CHECK(run({"subscriptions", "add", "Gym 30 monthly 1 Dec"}).err_has("Last day to cancel") == false);
}

TEST_CASE_FIXTURE(WatchRun, "what is watched is no case: lists and figures leave it out, days and reminders do not") {
    CHECK(run.json({"list"})["cases"].empty());
    CHECK(run.json({"today"})["open"] == 0);
    CHECK(run.json({"due"})["deadlines"].size() == 3);
    CHECK(run.json({"today"})["next_reminder"].is_object());
    CHECK(run.json({"show", "1"})["case"]["watch"] == "subscription");
}

TEST_CASE_FIXTURE(WatchRun, "a renewal whose day has come is mine to look at, and becomes a case by one verb") {
    run.clock = app::FixedClock{Runner::kNow + std::chrono::days{25}};
    const auto mine = run.json({"today"})["mine"];
    REQUIRE(mine.size() == 1);
    CHECK(mine[0]["action"]["kind"] == "start_case");
    CHECK(mine[0]["sentence"] == "It was due to be charged 15 Dec");
    REQUIRE(run({"subscriptions", "case", "1"}).code == 0);
    const auto made = run.json({"show", "1"})["case"];
    CHECK(made["watch"] == "");
    CHECK(made["problem"] == "subscription");
    CHECK(made["paid_at"] == "2026-12-15T00:00:00+08:00");
    CHECK_FALSE(made["slots"].empty());
    CHECK(run.json({"list"})["cases"].size() == 1);
    CHECK(run({"undo"}).code == 0);
    CHECK(run.json({"subscriptions"})["watched"].size() == 1);
}

TEST_CASE_FIXTURE(WatchRun, "a renewal that was wished moves on by a cycle, and a cancelled one is put away") {
    REQUIRE(run({"subscriptions", "renewed", "1"}).code == 0);
    CHECK(run.json({"subscriptions"})["watched"][0]["next_at"] == "2027-01-15T23:59:59+08:00");
    REQUIRE(run({"subscriptions", "cancelled", "1"}).code == 0);
    CHECK(run.json({"subscriptions"})["watched"].empty());
    CHECK(run.json({"subscriptions", "--ended"})["watched"].size() == 1);
    CHECK(run({"subscriptions"}).out_has("No subscriptions."));
}

TEST_CASE_FIXTURE(WatchRun, "a purchase becomes a case by one verb, and keeps its days") {
    REQUIRE(run({"purchases", "case", "2"}).code == 0);
    CHECK(run.json({"purchases"})["watched"].empty());
    CHECK(run.json({"list"})["cases"].size() == 1);
    CHECK(run.json({"deadline", "list", "2"})["deadlines"].size() == 2);
}

TEST_CASE_FIXTURE(WatchRun, "a number of the other list, a case and a line without a name are refused") {
    CHECK(run({"subscriptions", "case", "2"}).err_has("Number 2 is no subscription that you watch."));
    CHECK(run({"purchases", "drop", "1"}).code == 1);
    CHECK(run({"subscriptions", "case", "9"}).code == 1);
    CHECK(run({"subscriptions", "add", "25 monthly"}).code == 2);
    CHECK(run({"move", "1", "contacted"}).err_has("make a case of it first"));
}

TEST_CASE_FIXTURE(WatchRun, "add watches a purchase with every field that a case has") {
    REQUIRE(run({"add", "--title", "Lamp", "--as", "purchase", "--paid", "20.00", "--order", "A-1"}).code == 0);
    CHECK(run.json({"purchases"})["watched"].size() == 2);
    REQUIRE(run({"add", "--title", "News", "--as", "subscription", "--cycle", "week", "--renews-at", "2026-12-01",
                 "--cancel-how", "by mail"})
                .code == 0);
    const auto news = run.json({"subscriptions"})["watched"][0];
    CHECK(news["cancel_how"] == "by mail");
    CHECK(news["days"][0]["due_at"] == "2026-11-30T23:59:59+08:00");
    REQUIRE(run({"edit", "4", "--renews-at", "2026-12-03"}).code == 0);
    CHECK(run.json({"subscriptions"})["watched"][0]["days"][0]["due_at"] == "2026-12-02T23:59:59+08:00");
}
