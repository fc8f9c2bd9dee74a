#include <doctest/doctest.h>

#include <fstream>

#include "app/data/settings.h"
#include "cli/runner.h"

using namespace recoup;
using nlohmann::json;
using test::Runner;

namespace {

struct Reminded : Runner {
    Reminded() {
        REQUIRE((*this)({"add", "--title", "手机"}).code == 0);
        REQUIRE((*this)({"deadline", "add", "1", "--in", "90m", "--title", "答复"}).code == 0);
    }
    void later(std::chrono::seconds by) { clock.set(clock.now() + by); }
    nlohmann::json deadline() { return json_of({"deadline", "list", "1"})["deadlines"][0]; }
    nlohmann::json json_of(std::vector<std::string> args) { return Runner::json(std::move(args)); }
};

}  // namespace

using namespace std::chrono_literals;

TEST_CASE("remind says what is due once, with and without json, and when the next reminder comes") {
    Reminded run;
    auto output = run({"remind"});
    CHECK(output.code == 0);
    CHECK(output.out == "No deadline needs a reminder now.\nNext reminder: 2026-11-22 20:30\n");
    run.later(30min);
    const auto told = run.json({"remind"});
    REQUIRE(told["told"].size() == 1);
    CHECK(told["told"][0]["title"] == "答复");
    CHECK(told["told"][0]["case_title"] == "手机");
    CHECK(told["told"][0]["due_at"] == "2026-11-22T21:30:00+08:00");
    CHECK(told["told"][0]["overdue"] == false);
    CHECK(told["notified"] == true);
    CHECK(told["next_at"] == "2026-11-22T21:30:00+08:00");
    REQUIRE(run.notifications.shown.size() == 1);
    CHECK(run.notifications.shown[0].title == "1 h left · 答复");
    CHECK(run.notifications.shown[0].actions.empty());
    CHECK(run.json({"remind"})["told"].empty());
    CHECK(run.json({"history"})["changes"].size() == 2);
    run.later(2h);
    CHECK(run({"remind"}).out == "1 h overdue · 答复 · 手机 Due Today 21:30\n");
}

TEST_CASE("remind without a notification server says so in json and still prints") {
    Reminded run;
    run.notifications.server = false;
    run.later(30min);
    const auto told = run.json({"remind"});
    CHECK(told["told"].size() == 1);
    CHECK(told["notified"] == false);
}

TEST_CASE("remind --wait carries out what is answered in the notification") {
    for (const auto reply : {app::NoticeReply::done, app::NoticeReply::snooze, app::NoticeReply::open}) {
        Reminded run;
        run.later(30min);
        std::filesystem::path opened;
        run.start_window = [&](const std::filesystem::path& file) {
            opened = file;
            return true;
        };
        run.notifications.answer = [&](const app::Notice& notice) {
            CHECK(notice.actions.size() == 3);
            return reply;
        };
        const auto output = run({"remind", "--wait"});
        CHECK(output.code == 0);
        CHECK(output.out == "1 h left · 答复 · 手机 Due Today 21:30\n");
        const auto row = run.deadline();
        CHECK(row["state"] == (reply == app::NoticeReply::done ? "done" : "urgent"));
        CHECK(row["snoozed_until"].is_null() == (reply != app::NoticeReply::snooze));
        CHECK(opened.empty() == (reply != app::NoticeReply::open));
    }
}

TEST_CASE("remind --wait keeps for later what nobody would see, and fails") {
    Reminded run;
    run.notifications.server = false;
    run.later(30min);
    const auto output = run({"remind", "--wait"});
    CHECK(output.code == 1);
    CHECK(output.err_has("kept until a window is opened"));
    run.notifications.server = true;
    CHECK(run.json({"remind"})["told"].size() == 1);
}

TEST_CASE("what the notification server answers with an error stays due") {
    Reminded run;
    run.notifications.refuses = true;
    run.later(30min);
    const auto refused = run({"remind", "--wait"});
    CHECK(refused.code == 1);
    CHECK(refused.out.empty());
    CHECK(refused.err_has("they are kept"));
    CHECK(run.json({"remind"})["notified"] == false);
    run.notifications.refuses = false;
    const auto told = run.json({"remind"});
    CHECK(told["told"].size() == 1);
    CHECK(told["notified"] == true);
    CHECK(run.json({"remind"})["told"].empty());
    REQUIRE(run({"check"}).code == 0);
}

TEST_CASE("remind refuses a missing file with code 3 and two options at once with code 2") {
    Runner run;
    CHECK(run({"remind", "--file", run.path("away.recoup")}).code == 3);
    CHECK(run({"remind", "--wait", "--file", run.path("away.recoup")}).code == 3);
    CHECK(run({"remind", "--install", "--file", run.path("away.recoup")}).code == 3);
    CHECK(run({"remind", "--watch", "--status"}).code == 2);
}

TEST_CASE("remind --install, --status and --uninstall tell the truth") {
    Reminded run;
    auto status = run.json({"remind", "--status"});
    CHECK(status["installed"].is_null());
    CHECK(status["active"] == false);
    CHECK(status["next_at"] == "2026-11-22T20:30:00+08:00");
    CHECK(run({"remind", "--status"}).out_has("not installed"));
    CHECK(run.json({"remind", "--install"}) == json{{"installed", "systemd"}});
    status = run.json({"remind", "--status"});
    CHECK(status["installed"] == "systemd");
    CHECK(status["active"] == true);
    CHECK(status["file"] == run.default_file().string());
    CHECK(run.json({"remind", "--uninstall"}) == json{{"installed", nullptr}});
    CHECK(run.schedule.now.empty());
    run.schedule.failure = std::make_error_code(std::errc::permission_denied);
    CHECK(run({"remind", "--install"}).code == 1);
    CHECK(run({"remind", "--uninstall"}).code == 1);
}

TEST_CASE("reminders serve every file they were installed for, and are taken back for one or for all") {
    Reminded run;
    const auto other = run.path("other.recoup");
    REQUIRE(run({"init", "--file", other}).code == 0);
    CHECK(run({"remind", "--install"}).code == 0);
    CHECK(run({"remind", "--install", other}).code == 0);
    CHECK(run.json({"remind", "--status"})["files"].size() == 2);
    const auto told = run({"remind", "--status"});
    CHECK(told.out_has(other));
    CHECK(told.out_has(run.default_file().string()));
    CHECK(run({"remind", "--uninstall", other}).out_has(other));
    CHECK(run.json({"remind", "--status"})["files"].size() == 1);
    CHECK(run.json({"remind", "--status", other})["installed"].is_null());
    CHECK(run({"remind", "--status", other}).out_has("not installed for this file"));
    CHECK(run({"remind", "--install", "--file", other}).code == 0);
    CHECK(run({"remind", "--uninstall"}).code == 0);
    CHECK(run.schedule.now.empty());
    CHECK(run({"remind", other, "more"}).code == 2);
}

TEST_CASE("a reminder that could not be printed is due again") {
    Reminded run;
    run.notifications.server = false;
    run.later(1h);
    std::istringstream in;
    std::ostringstream err;
    std::ofstream full("/dev/full");
    auto machine = run.machine_on(in, full, err);
    const std::vector<std::string> remind{"remind"};
    CHECK(cli::run_program(remind, machine) == 1);
    CHECK_FALSE(run.json({"remind"})["told"].empty());
}

TEST_CASE("desktop notifications can be turned off; remind then only prints") {
    Reminded run;
    app::Settings settings;
    settings.desktop_notifications = false;
    REQUIRE(app::save_settings(run.folders.settings(), settings, run.files));
    run.later(30min);
    CHECK(run.json({"remind"})["notified"] == false);
    CHECK(run.notifications.shown.empty());
}

TEST_CASE("export writes a calendar to a file or to standard output, and refuses what it does not know") {
    Reminded run;
    const auto out = run.path("期限.ics");
    CHECK(run.json({"export", "--format", "ics", "--out", out}) == json{{"path", out}, {"events", 1}});
    const auto text = test::read_file(portable::path_of(out));
    CHECK(text.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(text.find("SUMMARY:答复 · 手机\r\n") != text.npos);
    CHECK(run({"export", "--format", "ics", "--case", "1", "--out", "-"}).out == text);
    CHECK(run({"export", "--format", "ics", "--case", "9", "--out", "-"}).code == 1);
    CHECK(run({"export", "--format", "ics", "--out", run.path("none/x.ics")}).code == 1);
    CHECK(run({"export", "--format", "ics"}).code == 2);
    CHECK(run({"export", "--out", "x"}).code == 2);
    CHECK(run({"export", "--format", "xyz", "--out", "x"}).code == 2);
    CHECK(run({"export", "--format", "ics", "--out", "-", "--json"}).code == 2);
}

TEST_CASE("a deadline can have reminders of its own, or none") {
    Reminded run;
    REQUIRE(run({"deadline", "edit", "1", "--leads", "45m"}).code == 0);
    CHECK(run.deadline()["leads"] == "45m");
    CHECK(run.json({"remind"})["next_at"] == "2026-11-22T20:45:00+08:00");
    REQUIRE(run({"deadline", "edit", "1", "--leads", "never"}).code == 0);
    CHECK(run.json({"remind"})["next_at"].is_null());
    REQUIRE(run({"deadline", "edit", "1", "--leads", "default"}).code == 0);
    CHECK(run.deadline()["leads"].is_null());
    CHECK(run.json({"remind"})["next_at"] == "2026-11-22T20:30:00+08:00");
    CHECK(run({"deadline", "edit", "1", "--leads", "soon"}).code == 2);
}
