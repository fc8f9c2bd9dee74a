#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "support/ui_desk.h"

using namespace recoup;
using core::Problem;
using core::Stage;
using recoup::testing::UiDesk;
using ui::Key;
using namespace std::chrono;

namespace {

// The agenda of the design, more or less.
struct Agenda : UiDesk {
    core::Uuid film, music, failed, course, repair, video, phone;

    explicit Agenda(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        film = one("电影没看成，平台只退 100 元", "某票务平台", 9900, "审核结果应在 30 天内给出", -days{1} - hours{21});
        music = one("音乐平台付费后无法播放任何歌曲", "某音乐平台", 1500, "等待平台答复（24 小时）",
                    hours{6} + minutes{42} + seconds{10});
        failed = one("支付显示失败，银行卡已被扣款", "支付宝", 32800, "冷静期截止", days{1} + hours{4} + minutes{30});
        course = one("在线课程与介绍不符，只肯退 70 元", "某课程平台", 9900, "等待平台答复",
                     days{2} + hours{9} + minutes{30});
        repair = one("保修期内维修三次仍故障", "某品牌售后", 268000, "12315 受理期限", days{3} + hours{2});
        video = one("视频会员付费后无法播放任何内容", "某视频平台", 2500, "申请退款最后期限", days{6} + hours{8});
        phone = one("新手机使用一周出现性能问题", "某电商平台", 399900, "审核结果（30 天）", days{18} + hours{2});
        ui.view = ui::View::agenda;
        frame(2);
    }
    core::Uuid one(const char* title, const char* platform, std::int64_t paid, const char* what, seconds left) {
        const auto id = add(title, platform, Problem::other, paid);
        run(core::AddDeadline{id, {what, core::at_instant(reader.now + left), false, ""}});
        return id;
    }
    const core::DeadlineRow& deadline(const core::Uuid& id) const { return state.find(id)->deadlines[0]; }
    std::string probe(const char* part, const core::Uuid& id) const {
        return std::string("agenda/") + part + "/" + std::to_string(deadline(id).number);
    }
    bool shows(const core::Uuid& id) const { return headless.shown(probe("row", id)); }
    void click(std::string_view probe) {
        headless.click(probe);
        frame(2);
    }
    void press(Key key) {
        headless.press(key);
        frame(2);
    }
    void save(const std::string& name, ui::ThemeChoice theme = ui::ThemeChoice::light) {
        const char* folder = std::getenv("RECOUP_PICTURES");
        if (!folder) return;
        choices.theme = theme;
        frame(3);
        headless.save_png(std::string(folder) + "/" + name + ".png");
    }
};

}  // namespace

TEST_CASE("the agenda is drawn for the eye") {
    Agenda desk;
    for (const auto& id : {desk.repair, desk.phone}) {
        auto after = desk.deadline(id);
        after.rule = "CN-12315-7WD";
        after.estimate = true;
        after.earliest = after.due;
        after.latest = core::at_instant(after.due.instant + days{2});
        REQUIRE(desk.state.put({{desk.deadline(id), after}}));
    }
    desk.run(core::SnoozeDeadline{desk.repair, desk.deadline(desk.repair).uuid, desk.reader.now + days{1}});
    desk.press(Key::down);
    desk.save("agenda-light-zh");
    desk.press(Key::s);
    desk.save("agenda-snooze-zh");
    desk.press(Key::escape);
    desk.press(Key::d);
    desk.save("agenda-done-zh");
    desk.press(Key::escape);
    Agenda narrow({1100, 700}, core::Lang::en);
    narrow.run(core::SnoozeDeadline{narrow.music, narrow.deadline(narrow.music).uuid, narrow.reader.now + hours{1}});
    narrow.press(Key::down);
    narrow.press(Key::f);
    narrow.save("agenda-day-dark-en", ui::ThemeChoice::dark);
    CHECK(narrow.shows(narrow.film));
}

TEST_CASE("the third key and the rail open the agenda, and the badge on today counts my red deadlines") {
    Agenda desk;
    CHECK(desk.headless.shown("rail/badge"));
    desk.press(Key::digit_2);
    CHECK(desk.ui.view == ui::View::board);
    desk.press(Key::digit_3);
    CHECK(desk.ui.view == ui::View::agenda);
    desk.press(Key::digit_2);
    desk.click("rail/agenda");
    CHECK(desk.ui.view == ui::View::agenda);
    for (const auto& id : {desk.film, desk.music}) desk.run(core::CompleteDeadline{id, desk.deadline(id).uuid});
    desk.frame();
    CHECK_FALSE(desk.headless.shown("rail/badge"));
}

TEST_CASE("a click on a row opens the case at its deadlines, over the agenda") {
    Agenda desk;
    desk.click(desk.probe("row", desk.failed));
    CHECK(desk.ui.drawer.case_uuid == desk.failed);
    CHECK(desk.ui.drawer.tab == ui::DrawerTab::deadlines);
    CHECK(desk.ui.view == ui::View::agenda);
    desk.press(Key::escape);
    CHECK_FALSE(desk.ui.drawer.case_uuid);
    CHECK(desk.ui.view == ui::View::agenda);
    CHECK(desk.commands.empty());
}

TEST_CASE("arrows walk the deadlines and Enter opens the case") {
    Agenda desk;
    desk.press(Key::down);
    desk.press(Key::down);
    desk.press(Key::down);
    CHECK(desk.ui.agenda.case_uuid == desk.failed);
    desk.press(Key::up);
    CHECK(desk.ui.agenda.case_uuid == desk.music);
    desk.press(Key::end);
    CHECK(desk.ui.agenda.case_uuid == desk.phone);
    desk.press(Key::down);
    CHECK(desk.ui.agenda.case_uuid == desk.phone);
    desk.press(Key::enter);
    CHECK(desk.ui.drawer.case_uuid == desk.phone);
}

TEST_CASE("done is asked for with a note, and Enter is enough without one") {
    Agenda desk;
    desk.click(desk.probe("done", desk.film));
    CHECK(desk.headless.shown("agenda/question"));
    desk.headless.type("平台已全额退款");
    desk.frame();
    desk.press(Key::enter);
    CHECK(desk.deadline(desk.film).done_at);
    CHECK(desk.deadline(desk.film).note == "平台已全额退款");
    CHECK_FALSE(desk.headless.shown("agenda/question"));
    CHECK_FALSE(desk.shows(desk.film));
    CHECK(desk.ui.agenda.case_uuid == desk.music);  // took its place
    desk.press(Key::d);
    desk.press(Key::enter);
    CHECK(desk.deadline(desk.music).done_at);
    CHECK(desk.deadline(desk.music).note.empty());
    CHECK(desk.commands.size() == 2);
}

TEST_CASE("Esc and a press beside the question leave the deadline as it is") {
    Agenda desk;
    desk.click(desk.probe("done", desk.film));
    desk.press(Key::escape);
    CHECK_FALSE(desk.headless.shown("agenda/question"));
    desk.click(desk.probe("done", desk.film));
    desk.headless.click({200, 860});
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("agenda/question"));
    CHECK(desk.ui.view == ui::View::agenda);
    CHECK(desk.commands.empty());
}

TEST_CASE("the snooze menu offers an hour, tomorrow morning and a chosen time") {
    Agenda desk;
    desk.click(desk.probe("snooze", desk.film));
    desk.click("agenda_menu/1");
    CHECK(desk.deadline(desk.film).snoozed_until == desk.reader.now + hours{1});
    desk.click(desk.probe("snooze", desk.film));
    desk.click("agenda_menu/2");
    CHECK(desk.deadline(desk.film).snoozed_until == core::parse_instant("2026-11-23T09:00:00+08:00"));
    desk.click(desk.probe("snooze", desk.film));
    desk.click("agenda_menu/3");
    desk.headless.type("2026-11-25 18:30");
    desk.frame();
    desk.press(Key::enter);
    CHECK(desk.deadline(desk.film).snoozed_until == core::parse_instant("2026-11-25T18:30:00+08:00"));
    CHECK_FALSE(desk.headless.shown("agenda/question"));
    desk.click(desk.probe("snooze", desk.film));
    desk.click("agenda_menu/4");
    CHECK_FALSE(desk.deadline(desk.film).snoozed_until);
    CHECK(desk.shows(desk.film));
}

TEST_CASE("a chosen time that has passed or means nothing is not taken; a day means its morning") {
    Agenda desk;
    const auto ask = [&](const char* text) {
        desk.click(desk.probe("snooze", desk.film));
        desk.click("agenda_menu/3");
        desk.headless.type(text);
        desk.frame();
        desk.press(Key::enter);
    };
    ask("2026-11-20");
    CHECK(desk.headless.shown("agenda/question"));
    desk.press(Key::escape);
    ask("下个月吧");
    CHECK(desk.headless.shown("agenda/question"));
    desk.press(Key::escape);
    CHECK(desk.commands.empty());
    ask("2026-11-26");
    CHECK(desk.deadline(desk.film).snoozed_until == core::parse_instant("2026-11-26T09:00:00+08:00"));
}

TEST_CASE("S and the arrows choose from the snooze menu without the mouse") {
    Agenda desk;
    desk.press(Key::down);
    desk.press(Key::s);
    desk.press(Key::down);
    desk.press(Key::enter);
    CHECK(desk.deadline(desk.film).snoozed_until == desk.reader.now + hours{1});
}

TEST_CASE("a click on a day leaves its deadlines only, a second one shows all again") {
    Agenda desk;
    desk.click("agenda/day/2026-11-25");
    CHECK(desk.shows(desk.course));
    CHECK(desk.shows(desk.repair));
    CHECK_FALSE(desk.shows(desk.film));
    desk.click("agenda/day/2026-11-25");
    CHECK(desk.shows(desk.film));
    desk.click("agenda/day/2026-11-26");
    CHECK_FALSE(desk.shows(desk.course));
    desk.click("agenda/all");
    CHECK(desk.shows(desk.film));
    desk.click("agenda/day/2026-11-26");
    desk.press(Key::escape);
    CHECK(desk.shows(desk.film));
}

TEST_CASE("F leaves the day of the selected deadline; T goes back to today") {
    Agenda desk;
    desk.press(Key::end);
    desk.press(Key::f);
    CHECK(desk.shows(desk.phone));
    CHECK_FALSE(desk.shows(desk.film));
    CHECK(desk.headless.shown("agenda/day/2026-12-10"));
    desk.press(Key::t);
    CHECK(desk.shows(desk.film));
    CHECK(desk.headless.shown("agenda/day/2026-11-10"));
}

TEST_CASE("the arrows of calendar and keyboard turn the month") {
    Agenda desk;
    CHECK_FALSE(desk.headless.shown("agenda/day/2026-12-20"));
    desk.click("agenda/month_after");
    CHECK(desk.headless.shown("agenda/day/2026-12-20"));
    desk.press(Key::right);
    CHECK(desk.headless.shown("agenda/day/2027-01-20"));
    desk.press(Key::left);
    desk.press(Key::left);
    desk.press(Key::left);
    CHECK(desk.headless.shown("agenda/day/2026-10-15"));
    desk.click("agenda/today");
    CHECK(desk.headless.shown("agenda/day/2026-11-10"));
}

TEST_CASE("the palette acts on the selected deadline") {
    Agenda desk;
    desk.press(Key::down);
    desk.headless.press(Key::k, true);
    desk.frame();
    desk.headless.type("明天上午");
    desk.frame(2);
    desk.press(Key::enter);
    CHECK(desk.deadline(desk.film).snoozed_until == core::parse_instant("2026-11-23T09:00:00+08:00"));
    desk.headless.press(Key::k, true);
    desk.frame();
    desk.headless.type("下个月");
    desk.frame(2);
    desk.press(Key::enter);
    CHECK(desk.headless.shown("agenda/day/2026-12-20"));
}

TEST_CASE("search narrows the agenda to matching cases and stays there") {
    Agenda desk;
    desk.press(Key::slash);
    desk.headless.type("电影");
    desk.frame(2);
    CHECK(desk.ui.view == ui::View::agenda);
    CHECK(desk.shows(desk.film));
    CHECK_FALSE(desk.shows(desk.music));
    desk.headless.type("没有这样的");
    desk.frame(2);
    desk.click("filter/clear");
    CHECK(desk.shows(desk.music));
}

TEST_CASE("a clock in sight is drawn again each second, and nothing else is") {
    Agenda desk;
    CHECK(desk.last.wake_at == desk.reader.now + seconds{1});
    desk.run(core::CompleteDeadline{desk.music, desk.deadline(desk.music).uuid});
    desk.frame(4);
    CHECK(desk.last.wake_at > desk.reader.now + minutes{5});
    CHECK(desk.last.wake_after_s > 60);
}

TEST_CASE("without deadlines the agenda says where they come from") {
    UiDesk desk;
    desk.add("手机", "", Problem::other, 100);
    desk.ui.view = ui::View::agenda;
    desk.frame(2);
    desk.headless.click("agenda/board");
    desk.frame(2);
    CHECK(desk.ui.view == ui::View::board);
}

TEST_CASE("of many deadlines only those in sight are drawn, and the last can be reached") {
    Agenda desk;
    const auto id = desk.add("很多", "某平台", Problem::other, 100);
    for (int i = 0; i < 500; ++i)
        desk.run(core::AddDeadline{id, {"第几个", core::at_instant(desk.reader.now + days{30 + i}), false, ""}});
    desk.frame(2);
    const auto rows = [&] {
        return std::count_if(desk.headless.probes.begin(), desk.headless.probes.end(),
                             [](const auto& probe) { return probe.first.starts_with("agenda/row/"); });
    };
    CHECK(rows() < 15);
    desk.press(Key::end);
    CHECK(rows() < 15);
    const auto& record = *desk.state.find(id);
    CHECK(desk.headless.shown("agenda/row/" + std::to_string(record.deadlines.back().number)));
    desk.press(Key::home);
    CHECK(desk.shows(desk.film));
    desk.headless.move({600, 500});
    for (int i = 0; i < 40; ++i) desk.headless.wheel(-3);
    desk.frame();
    CHECK_FALSE(desk.shows(desk.film));
    CHECK(rows() < 15);
}
