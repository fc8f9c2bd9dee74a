#include <doctest/doctest.h>

#include "cli/runner.h"
#include "core/base/text.h"
#include "store/sql/database.h"
#include "support/source_dir.h"

using namespace recoup;
using nlohmann::json;
using test::Runner;
using Words = std::vector<std::string>;

namespace {

void check_keys(const json& object, const Words& keys) {
    for (const auto& key : keys) {
        CAPTURE(key);
        CHECK(object.contains(key));
    }
}

const Words kCaseKeys = {
    "id",         "title",          "platform",     "problem",       "stage",         "outcome",
    "turn",       "currency",       "paid_minor",   "claimed_minor", "offered_minor", "received_minor",
    "fee_minor",  "order_no",       "note",         "paid_at",       "occurred_at",   "received_at",
    "created_at", "updated_at",     "archived",     "watch",         "cycle",         "renews_at",
    "cancel_how", "evidence_count", "slots_filled", "slots_total",   "contact_count", "next_deadline"};

}  // namespace

TEST_CASE("add prints the id, and list and show give the case back with every key") {
    Runner run;
    CHECK(run({"add", "--title", "支付显示失败", "--platform", "云付", "--problem", "payment_failure", "--paid",
               "¥3,999.00", "--claimed", "328", "--order", "A-1", "--paid-at", "2026-11-20 22:00", "--occurred-at",
               "2026-11-19", "--note", "one\ntwo"})
              .out == "1\n");
    CHECK(run.json({"add", "--title", "second"}) == json{{"id", 2}});
    const auto listed = run.json({"list"});
    REQUIRE(listed["cases"].size() == 2);
    const auto& one = listed["cases"][0];
    check_keys(one, kCaseKeys);
    check_keys(listed["cases"][1], kCaseKeys);
    CHECK(one["title"] == "支付显示失败");
    CHECK(one["stage"] == "evidence");
    CHECK(one["outcome"].is_null());
    CHECK(one["turn"] == "me");
    CHECK(one["currency"] == "CNY");
    CHECK(one["paid_minor"] == 399900);
    CHECK(one["claimed_minor"] == 32800);
    CHECK(one["offered_minor"].is_null());
    CHECK(one["note"] == "one\ntwo");
    CHECK(one["paid_at"] == "2026-11-20T22:00:00+08:00");
    CHECK(one["occurred_at"] == "2026-11-19T00:00:00+08:00");
    CHECK(one["created_at"] == "2026-11-22T20:00:00+08:00");
    CHECK(one["slots_total"] == 5);
    CHECK(one["slots_filled"] == 0);
    CHECK(one["contact_count"] == 0);
    CHECK(one["next_deadline"].is_null());
    CHECK(listed["cases"][1]["platform"].is_null());
    const auto shown = run.json({"show", "1"})["case"];
    check_keys(shown, kCaseKeys);
    check_keys(shown, {"evidence", "deadlines", "contacts", "slots"});
    CHECK(shown["contacts"] == json::array());
}

TEST_CASE("amounts, dates, words and text that are not right are exit 2 with a right value") {
    Runner run;
    REQUIRE(run({"init"}).code == 0);
    for (const auto* amount : {"12,3,4", "1e9", "-5", "abc", " "}) {
        const auto output = run({"add", "--title", "a", "--paid", amount});
        CAPTURE(amount);
        CHECK(output.code == 2);
        CHECK(output.err_has("328"));
    }
    CHECK(run({"add", "--title", "a", "--paid", "1.234"}).err_has("1,234.00"));
    CHECK(run({"add", "--title", "a", "--paid", "99999999999999999999"}).err_has("10,000,000,000.00"));
    CHECK(run({"add", "--title", "a", "--paid-at", "2026-13-01"}).code == 2);
    CHECK(run({"add", "--title", "a", "--problem", "bad_luck"}).err_has("payment_failure"));
    CHECK(run({"add", "--title", "a", "--currency", "RMB"}).code == 2);
    CHECK(run({"add", "--title", "\xc3\x28"}).code == 2);
    CHECK(run({"add", "--title", "   "}).code == 2);
    CHECK(run({"add", "--title", "a", "--currency", "JPY", "--paid", "1.5"}).code == 2);
    CHECK(run.json({"list"})["cases"].empty());
}

TEST_CASE("edit changes what it names, clears what is empty, and carries amounts to another currency") {
    Runner run;
    REQUIRE(run({"add", "--title", "a", "--paid", "328.00", "--claimed", "300"}).code == 0);
    REQUIRE(run({"edit", "1", "--title", "b", "--offered", "100", "--fee", "5.50", "--turn", "platform", "--claimed",
                 "", "--received", "1"})
                .code == 0);
    auto one = run.json({"show", "1"})["case"];
    CHECK(one["title"] == "b");
    CHECK(one["paid_minor"] == 32800);
    CHECK(one["claimed_minor"].is_null());
    CHECK(one["offered_minor"] == 10000);
    CHECK(one["received_minor"] == 100);
    CHECK(one["fee_minor"] == 550);
    CHECK(one["turn"] == "platform");
    CHECK(run({"edit", "1", "--currency", "JPY"}).code == 2);
    REQUIRE(run({"edit", "1", "--currency", "JPY", "--fee", "6"}).code == 0);
    one = run.json({"show", "1"})["case"];
    CHECK(one["paid_minor"] == 328);
    CHECK(one["fee_minor"] == 6);
    CHECK(run({"edit", "7", "--title", "c"}).code == 1);
    CHECK(run.json({"edit", "1", "--title", "b"})["changed"] == false);
}

TEST_CASE("a case moves along, ends with what arrived, and comes back by undo") {
    Runner run;
    REQUIRE(run({"add", "--title", "a", "--paid", "328"}).code == 0);
    CHECK(run({"move", "1", "contacted"}).out_has("Contacted"));
    CHECK(run({"move", "1", "contacted", "--received", "5"}).code == 2);
    CHECK(run({"move", "1", "refunded", "--route", "court"}).code == 2);
    CHECK(run({"move", "1", "somewhere"}).code == 2);
    REQUIRE(run({"move", "1", "refunded", "--received", "100.00"}).code == 0);
    auto one = run.json({"show", "1"})["case"];
    CHECK(one["stage"] == "refunded");
    CHECK(one["outcome"] == "partial");
    CHECK(one["received_minor"] == 10000);
    CHECK(run({"undo"}).code == 0);
    one = run.json({"show", "1"})["case"];
    CHECK(one["stage"] == "contacted");
    CHECK(one["received_minor"].is_null());
    CHECK(run({"redo"}).code == 0);
    CHECK(run.json({"show", "1"})["case"]["stage"] == "refunded");
    CHECK(run({"redo"}).code == 1);
    REQUIRE(run({"move", "1", "escalated", "--route", "market_regulator"}).code == 0);
    CHECK(run.json({"show", "1"})["case"]["route"] == "market_regulator");
}

TEST_CASE("a case told to move to where it is keeps its place") {
    Runner run;
    for (const auto* title : {"a", "b", "c"}) REQUIRE(run({"add", "--title", title}).code == 0);
    CHECK(run.json({"move", "3", "evidence"})["changed"] == false);
}

TEST_CASE("deadlines: an hour is a moment, a day ends there") {
    Runner run;
    REQUIRE(run({"add", "--title", "a"}).code == 0);
    CHECK(run.json({"deadline", "add", "1", "--in", "24h", "--title", "reply"})["id"] == 1);
    CHECK(run.json({"deadline", "add", "1", "--at", "2026-12-01"})["id"] == 2);
    CHECK(run.json({"deadline", "add", "1", "--at", "2026-11-20 10:00"})["id"] == 3);
    const auto due = run.json({"due"})["deadlines"];
    REQUIRE(due.size() == 3);
    for (const auto& one : due)
        check_keys(one, {"id", "case_id", "case_title", "title", "due_at", "state", "estimate", "rule"});
    CHECK(due[0]["id"] == 3);
    CHECK(due[0]["state"] == "overdue");
    CHECK(due[1]["due_at"] == "2026-11-23T20:00:00+08:00");
    CHECK(due[1]["state"] == "soon");
    CHECK(due[1]["due_day"].is_null());
    CHECK(due[2]["due_at"] == "2026-12-01T23:59:59+08:00");
    CHECK(due[2]["due_day"] == "2026-12-01");
    CHECK(due[2]["zone"] == "Asia/Shanghai");
    CHECK(due[2]["state"] == "ok");
    CHECK(due[2]["rule"].is_null());
    CHECK(run.json({"due", "--within", "2d"})["deadlines"].size() == 2);
    CHECK(run.json({"due", "--now", "2026-11-22T21:00:00+08:00"})["deadlines"][1]["state"] == "urgent");
    const auto next = run.json({"list"})["cases"][0]["next_deadline"];
    check_keys(next, {"id", "title", "due_at", "state", "estimate"});
    CHECK(next["id"] == 3);
}

TEST_CASE("a day stays that day when this machine is taken to another zone") {
    Runner run;
    REQUIRE(run({"add", "--title", "a"}).code == 0);
    REQUIRE(run({"deadline", "add", "1", "--at", "2026-12-01"}).code == 0);
    run.zones = test::FixedZones("UTC");
    const auto due = run.json({"due"})["deadlines"][0];
    CHECK(due["due_at"] == "2026-12-01T23:59:59+08:00");
    CHECK(run({"due"}).out_has("2026-12-01 (Asia/Shanghai)"));
}

TEST_CASE("a deadline is done, opened again, snoozed, changed and removed") {
    Runner run;
    REQUIRE(run({"add", "--title", "a"}).code == 0);
    REQUIRE(run({"deadline", "add", "1", "--in", "2d"}).code == 0);
    REQUIRE(run({"deadline", "done", "1"}).code == 0);
    auto one = run.json({"show", "1"})["case"]["deadlines"][0];
    check_keys(one, {"id", "title", "due_at", "state", "estimate", "rule", "done_at", "snoozed_until"});
    CHECK(one["state"] == "done");
    CHECK(one["done_at"] == "2026-11-22T20:00:00+08:00");
    CHECK(run.json({"due"})["deadlines"].empty());
    CHECK(one["note"].is_null());
    REQUIRE(run({"deadline", "done", "1", "--note", "paid back"}).code == 0);
    CHECK(run.json({"show", "1"})["case"]["deadlines"][0]["note"] == "paid back");
    REQUIRE(run({"deadline", "done", "1", "--undo"}).code == 0);
    CHECK(run.json({"show", "1"})["case"]["deadlines"][0]["note"].is_null());
    REQUIRE(run({"deadline", "snooze", "1", "--for", "1h"}).code == 0);
    CHECK(run.json({"due"})["deadlines"][0]["snoozed_until"] == "2026-11-22T21:00:00+08:00");
    // A day means its morning, as in the window.
    REQUIRE(run({"deadline", "snooze", "1", "--until", "2026-11-24"}).code == 0);
    CHECK(run.json({"due"})["deadlines"][0]["snoozed_until"] == "2026-11-24T09:00:00+08:00");
    REQUIRE(run({"deadline", "edit", "1", "--title", "decision", "--at", "2026-12-02"}).code == 0);
    one = run.json({"deadline", "list", "1"})["deadlines"][0];
    CHECK(one["title"] == "decision");
    CHECK(one["due_day"] == "2026-12-02");
    REQUIRE(run({"deadline", "remove", "1"}).code == 0);
    CHECK(run.json({"deadline", "list", "1"})["deadlines"].empty());
    CHECK(run({"deadline", "done", "1"}).code == 1);
}

TEST_CASE("list filters by stage, words, deadline, archive and bin") {
    Runner run;
    for (const auto* title : {"手机一周就坏", "Phone", "课程退款", "old"})
        REQUIRE(run({"add", "--title", title}).code == 0);
    REQUIRE(run({"move", "2", "contacted"}).code == 0);
    REQUIRE(run({"deadline", "add", "1", "--at", "2026-11-20"}).code == 0);
    REQUIRE(run({"deadline", "add", "2", "--in", "3d"}).code == 0);
    REQUIRE(run({"archive", "3", "--outcome", "abandoned"}).code == 0);
    REQUIRE(run({"remove", "4"}).code == 0);
    const auto ids = [&](Words args) {
        args.insert(args.begin(), "list");
        std::vector<int> found;
        const auto listed = run.json(args);
        for (const auto& one : listed["cases"]) found.push_back(one["id"]);
        return found;
    };
    CHECK(ids({}) == std::vector{1, 2});
    CHECK(ids({"--stage", "contacted"}) == std::vector{2});
    CHECK(ids({"--search", "一周"}) == std::vector{1});
    CHECK(ids({"--search", "PHONE"}) == std::vector{2});
    CHECK(ids({"--overdue"}) == std::vector{1});
    CHECK(ids({"--due-within", "7d"}) == std::vector{1, 2});
    CHECK(ids({"--due-within", "1h"}) == std::vector{1});
    CHECK(ids({"--archived"}) == std::vector{3});
    CHECK(ids({"--bin"}) == std::vector{4});
    REQUIRE(run({"restore", "4"}).code == 0);
    REQUIRE(run({"archive", "3", "--undo"}).code == 0);
    CHECK(ids({}) == std::vector{1, 2, 3, 4});
}

TEST_CASE("slots are added and dropped") {
    Runner run;
    REQUIRE(run({"add", "--title", "a", "--problem", "payment_failure"}).code == 0);
    REQUIRE(run({"slot", "add", "1", "order_detail"}).code == 0);
    REQUIRE(run({"slot", "drop", "1", "fault_time"}).code == 0);
    Words kinds;
    const auto shown = run.json({"show", "1"});
    for (const auto& slot : shown["case"]["slots"]) kinds.push_back(slot["kind"]);
    CHECK(kinds == Words{"error_screen", "payment_proof", "bank_record", "support_chat", "order_detail"});
    CHECK(run({"slot", "add", "1", "horoscope"}).code == 2);
}

TEST_CASE("history tells the newest first, of one case or all, and undo of it") {
    Runner run;
    REQUIRE(run({"add", "--title", "a"}).code == 0);
    REQUIRE(run({"add", "--title", "b"}).code == 0);
    REQUIRE(run({"move", "1", "contacted"}).code == 0);
    REQUIRE(run({"undo"}).code == 0);
    const auto changes = run.json({"history"})["changes"];
    REQUIRE(changes.size() == 4);
    for (const auto& change : changes) check_keys(change, {"id", "at", "case_id", "label"});
    CHECK(changes[0]["label"].get<std::string>().starts_with("Undo"));
    CHECK(changes[0]["case_id"] == 1);
    CHECK(changes[0]["at"] == "2026-11-22T20:00:00+08:00");
    CHECK(changes[3]["label"] == "New case “a”");
    CHECK(run.json({"history", "2"})["changes"].size() == 1);
    CHECK(run.json({"history", "--limit", "2"})["changes"].size() == 2);
    CHECK(run({"history"}).out_has("Move"));
    REQUIRE(run({"undo"}).code == 0);
    CHECK(run.json({"list"})["cases"].size() == 1);
    REQUIRE(run({"undo"}).code == 0);
    CHECK(run({"undo"}).code == 1);
}

TEST_CASE("stored text sends no control sequences, neither on a terminal nor in a pipe") {
    Runner run;
    const std::string nasty =
        "a\x1b]0;owned\x07\xc2\x9b"
        "31m\xe2\x80\xae"
        "b";
    REQUIRE(run({"add", "--title", nasty, "--note", nasty, "--platform", nasty}).code == 0);
    REQUIRE(run({"deadline", "add", "1", "--in", "1h", "--title", nasty}).code == 0);
    for (const bool terminal : {false, true}) {
        run.terminal = terminal;
        for (const auto& args : {Words{"list"}, Words{"show", "1"}, Words{"due"}, Words{"history"},
                                 Words{"deadline", "list", "1"}, Words{"move", "1", "contacted"}, Words{"undo"}}) {
            const auto output = run(args);
            CAPTURE(args[0]);
            CHECK_FALSE(output.out_has("\x1b]"));
            CHECK_FALSE(output.out_has("\x07"));
            CHECK_FALSE(output.out_has("\xc2\x9b"));
            CHECK_FALSE(output.out_has("\xe2\x80\xae"));
        }
    }
    run.terminal = false;
    const auto document = run({"list", "--json"});
    CHECK_FALSE(document.out_has("\x1b"));
    CHECK(document.json()["cases"][0]["title"] == nasty);
}

TEST_CASE("colour is for terminals that want it") {
    Runner run;
    REQUIRE(run({"add", "--title", "a"}).code == 0);
    CHECK_FALSE(run({"list"}).out_has("\x1b["));
    run.terminal = true;
    CHECK_FALSE(run({"list"}).out_has("\x1b["));
    run.environment["TERM"] = "dumb";
    CHECK_FALSE(run({"list"}).out_has("\x1b["));
    run.environment["TERM"] = "xterm-256color";
    CHECK(run({"list"}).out_has("\x1b["));
    run.environment["NO_COLOR"] = "1";
    CHECK_FALSE(run({"list"}).out_has("\x1b["));
}

TEST_CASE("lists fit 80 columns in Chinese") {
    Runner run;
    run.lang = core::Lang::zh;
    std::string lengthy;
    for (int i = 0; i < 40; ++i) lengthy += "退款";
    REQUIRE(run({"add", "--title", lengthy, "--paid", "9999999.99"}).code == 0);
    REQUIRE(run({"deadline", "add", "1", "--at", "2027-12-01", "--title", lengthy}).code == 0);
    for (const auto& args : {Words{"list"}, Words{"due"}, Words{"history"}, Words{"deadline", "list", "1"}}) {
        std::istringstream lines(run(args).out);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(core::display_width(line) <= 80);
        }
    }
}

TEST_CASE("--now fixes the clock for what is stored and what is shown") {
    Runner run;
    REQUIRE(run({"add", "--title", "a", "--now", "2026-01-02T03:04:05Z"}).code == 0);
    CHECK(run.json({"list"})["cases"][0]["created_at"] == "2026-01-02T11:04:05+08:00");
}

TEST_CASE("check passes a whole file and names the case of a flipped byte") {
    Runner run;
    const auto bytes = test::png(60, 60, 7);
    test::write_file(run.path("a.png"), bytes);
    REQUIRE(run({"add", "--title", "手机一周就坏"}).code == 0);
    REQUIRE(run({"attach", "1", run.path("a.png")}).code == 0);
    const auto report = run.json({"check"});
    CHECK(report["ok"] == true);
    CHECK(report["cases"] == 1);
    CHECK(report["originals"] == 1);
    CHECK(report["findings"].empty());
    auto file = test::read_file(run.default_file());
    const auto at = file.find(std::string(bytes.begin(), bytes.begin() + 40));
    REQUIRE(at != std::string::npos);
    file[at + 30] = static_cast<char>(file[at + 30] ^ 1);
    test::write_file(run.default_file(), file);
    const auto output = run({"check"});
    CHECK(output.code == 3);
    CHECK(output.out_has("手机一周就坏"));
    const auto document = run({"check", "--json"});
    CHECK(document.json()["ok"] == false);
    CHECK(document.json()["findings"].size() == 1);
}

TEST_CASE("rescue saves what is whole of a damaged file into a new one, and says of each case what is in it") {
    Runner run;
    REQUIRE(run({"add", "--title", "手机"}).code == 0);
    REQUIRE(run({"add", "--title", "会员"}).code == 0);
    store::Database(run.default_file(), SQLITE_OPEN_READWRITE).exec("UPDATE cases SET note = 'x' WHERE number = 1");
    const auto out = run.path("rescued.recoup");
    CHECK(run({"rescue"}).code == 2);
    const auto rescued = run.json({"rescue", run.default_file().string(), "--out", out});
    REQUIRE(rescued["cases"].size() == 1);
    CHECK(rescued["cases"][0]["title"] == "会员");
    CHECK(rescued["damaged"].size() == 1);
    CHECK(rescued["left_out"] > 0);
    CHECK(run({"check", "--file", out}).code == 0);
    CHECK(run.json({"list", "--file", out})["cases"].size() == 1);
    CHECK(run({"rescue", "--out", out}).code == 3);
    CHECK(run({"rescue", "--out", run.path("again.recoup"), "--lang", "zh"}).out_has("#2 会员"));
}

TEST_CASE("a journal of another file is set aside, and that is told") {
    Runner run;
    REQUIRE(run({"add", "--title", "手机"}).code == 0);
    const auto out = run.path("copy.recoup");
    for (const auto& verb : {std::vector<std::string>{"backup", out},
                             {"demo", "--out", run.path("demo.recoup")},
                             {"init", "--file", run.path("new.recoup")}}) {
        const auto made = verb.back();
        std::filesystem::copy_file(test::source_path("tests/data/crashed/a.recoup-journal"), made + "-journal");
        const auto result = run(verb);
        CAPTURE(verb.front());
        CHECK(result.code == 0);
        CHECK(result.err.find("-journal.of-another-file") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(made + "-journal"));
        CHECK(run({"check", "--file", made}).code == 0);
    }
    std::filesystem::copy_file(test::source_path("tests/data/crashed/a.recoup-journal"),
                               run.default_file().string() + "-journal");
    const auto listed = run({"list"});
    CHECK(listed.code == 0);
    CHECK(listed.err.find("-journal.of-another-file") != std::string::npos);
    CHECK(run({"list"}).err.empty());
}

TEST_CASE("backup writes a copy that opens, and never over another file") {
    Runner run;
    CHECK(run({"backup"}).code == 3);
    REQUIRE(run({"add", "--title", "a"}).code == 0);
    const auto copy = run.path("copy.recoup");
    REQUIRE(run({"backup", copy}).code == 0);
    CHECK(run.json({"list", "--file", copy})["cases"].size() == 1);
    CHECK(run({"backup", copy}).code != 0);
    const auto in_folder = run.json({"backup", run.folder.path().string()})["file"].get<std::string>();
    CHECK(in_folder.find("refunds 2026-11-22T12-00-00Z.recoup") != std::string::npos);
    const auto own = run.json({"backup"})["file"].get<std::string>();
    CHECK(run.json({"list", "--file", own})["cases"].size() == 1);
}

TEST_CASE("demo writes a new file in the reader's language, or makes one and opens it") {
    Runner run;
    const auto file = run.path("demo.recoup");
    CHECK(run({"demo"}).code == 1);
    REQUIRE(run({"demo", "--out", file, "--lang", "zh"}).code == 0);
    CHECK(run({"demo", "--out", file}).code == 1);
    CHECK(run({"list", "--file", file}).out_has("支付显示失败"));
    CHECK_FALSE(run.json({"due", "--file", file})["deadlines"].empty());
    std::filesystem::path opened;
    run.open_window = [&](const cli::WindowRequest& request) {
        opened = request.file;
        return 0;
    };
    REQUIRE(run({"demo"}).code == 0);
    REQUIRE(run({"demo"}).code == 0);
    CHECK(run.json({"list", "--file", opened.string()})["cases"].size() >= 9);
}
