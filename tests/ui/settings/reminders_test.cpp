#include <doctest/doctest.h>

#include <algorithm>

#include <cstdlib>

#include "support/ui_desk.h"

using namespace recoup;
using namespace std::chrono_literals;
using recoup::testing::UiDesk;
using ui::Key;

namespace {

struct Desk : UiDesk {
    std::vector<ui::MissedDeadline> missed;
    ui::ScheduleLook schedule = ui::ScheduleLook::none;

    explicit Desk(int count = 3, ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        touch = [this](ui::AppView& view) {
            view.missed = missed;
            view.schedule = schedule;
            view.version = "0.1.0";
            view.file_path = "/home/小明/.local/share/recoup/我的退款.recoup";
        };
        for (int i = 0; i < count; ++i) {
            const auto id =
                add("新手机使用一周出现性能问题，客服说一切正常", "某电商平台", core::Problem::goods_quality, 399900);
            due_in(id, 1h);
            const auto& row = state.find(id)->deadlines.front();
            missed.push_back({id, row.uuid, i == 0 ? "已逾期 2 天 · 等待平台答复" : "还剩 1 小时 · 等待平台答复",
                              "新手机使用一周出现性能问题 · 某电商平台 截止今天 15:00", i < 2});
        }
        ui.tools.missed.emplace();
    }
    void save(const std::string& name) {
        if (const char* folder = std::getenv("RECOUP_PICTURES"))
            headless.save_png(std::string(folder) + "/" + name + ".png");
    }
    bool asked_to_close() const {
        return std::ranges::any_of(
            requests, [](const auto& request) { return std::holds_alternative<ui::CloseMissedRequest>(request); });
    }
};

}  // namespace

TEST_CASE("the list of what was missed opens a case, snoozes, finishes, and closes once") {
    Desk desk;
    desk.frame(3);
    desk.save("missed");
    REQUIRE(desk.headless.shown("missed"));
    desk.headless.click("missed/done");
    REQUIRE(desk.commands.size() == 1);
    const auto* done = std::get_if<core::CompleteDeadline>(&desk.commands[0]);
    REQUIRE(done);
    CHECK(done->done);
    desk.headless.click("missed/snooze");
    REQUIRE(desk.commands.size() == 2);
    const auto* snooze = std::get_if<core::SnoozeDeadline>(&desk.commands[1]);
    REQUIRE(snooze);
    CHECK(snooze->until == desk.reader.now + 1h);
    CHECK(desk.requests.empty());
    desk.headless.click("missed/open");
    desk.frame(2);
    CHECK(desk.asked_to_close());
    CHECK_FALSE(desk.headless.shown("missed"));
    CHECK(desk.ui.drawer.case_uuid.has_value());
}

TEST_CASE("Enter and Esc close the list of what was missed; an empty one closes itself") {
    for (const auto key : {Key::enter, Key::escape}) {
        Desk desk(30, {900, 600}, core::Lang::en);
        desk.choices.theme = ui::ThemeChoice::dark;
        desk.frame(3);
        desk.save("missed-many");
        desk.headless.press(key);
        desk.frame();
        CHECK(desk.asked_to_close());
        CHECK_FALSE(desk.ui.tools.missed);
    }
    Desk desk(0);
    desk.frame(2);
    CHECK_FALSE(desk.ui.tools.missed);
}

TEST_CASE("a reminder's toast leads to its case") {
    Desk desk(1);
    desk.ui.tools.missed.reset();
    const auto id = desk.missed[0].case_uuid;
    desk.frame(2);
    desk.ui.toasts.remind("还剩 1 小时 · 等待平台答复 · 新手机使用一周出现性能问题", id, desk.headless.input.time_s);
    desk.frame(2);
    desk.save("reminder-toast");
    desk.headless.click("toast/open");
    desk.frame();
    CHECK(desk.ui.drawer.case_uuid == id);
    CHECK_FALSE(desk.headless.shown("toast"));
}

TEST_CASE("lead times, quiet hours, notes and the background are set in the settings") {
    for (const auto lang : {core::Lang::zh, core::Lang::en}) {
        Desk desk(1, lang == core::Lang::zh ? ImVec2{1440, 900} : ImVec2{900, 900}, lang);
        desk.ui.tools.missed.reset();
        desk.ui.view = ui::View::settings;
        desk.frame(3);
        desk.save(lang == core::Lang::zh ? "settings-reminders" : "settings-reminders-en");
        const auto chosen = [&](const char* probe) {
            desk.headless.click(probe);
            REQUIRE(std::holds_alternative<ui::SettingsRequest>(desk.requests.back()));
            return std::get<ui::SettingsRequest>(desk.requests.back()).choices;
        };
        CHECK(chosen("settings/lead/1").leads == "3d,1h,0");
        desk.choices.leads = "1h";
        CHECK(chosen("settings/lead/2").leads == "never");
        CHECK(chosen("settings/lead/0").leads == "3d,1h");
        CHECK(chosen("settings/quiet/2").quiet == std::pair(22 * 60, 8 * 60));
        desk.choices.quiet = std::pair(60, 120);
        CHECK_FALSE(chosen("settings/quiet/0").quiet);
        CHECK_FALSE(chosen("settings/desktop_notes/1").desktop_notifications);
        desk.headless.click("settings/schedule");
        REQUIRE(std::holds_alternative<ui::ScheduleRemindersRequest>(desk.requests.back()));
        CHECK(std::get<ui::ScheduleRemindersRequest>(desk.requests.back()).on);
        desk.schedule = ui::ScheduleLook::timer;
        desk.headless.click("settings/schedule");
        CHECK_FALSE(std::get<ui::ScheduleRemindersRequest>(desk.requests.back()).on);
        desk.headless.click("settings/calendar");
        CHECK(std::holds_alternative<ui::ExportCalendarRequest>(desk.requests.back()));
    }
}
