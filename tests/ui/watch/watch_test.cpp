#include "ui/watch/watch.h"

#include <doctest/doctest.h>

#include "core/reading/words.h"
#include "support/ui_desk.h"

using namespace recoup;
using recoup::testing::UiDesk;

namespace {

// A subscription whose charge has come (1), one to come (2), a purchase (3).
struct WatchDesk : UiDesk {
    explicit WatchDesk(core::Lang lang = core::Lang::zh) : UiDesk({1440, 900}, lang) {
        words.brands.add("京东", true);
        touch = [this](ui::AppView& view) { view.words = &words; };
        charged = subscription("音乐会员", -1);
        ahead = subscription("视频会员", 20);
        core::AddCase command;
        command.fields.title = "耳机";
        command.fields.watch = core::Watch::purchase;
        bought = run(command);
        ui.view = ui::View::watch;
        frame(3);
    }
    core::Uuid subscription(const char* title, int days) {
        core::AddCase command;
        command.fields.title = title;
        command.fields.paid_minor = 2500;
        command.fields.watch = core::Watch::subscription;
        command.fields.cycle = core::Cycle::month;
        const core::Day day{core::Day{core::day_of(reader, reader.now)}};
        command.fields.renews_at =
            core::on_day(core::Day{std::chrono::sys_days{day} + std::chrono::days{days}}, reader.zone);
        return run(command);
    }
    void press(ui::Key key) {
        headless.press(key);
        frame(2);
    }

    core::ReadingWords words;
    core::Uuid charged, ahead, bought;
};

}  // namespace

TEST_CASE_FIXTURE(WatchDesk, "A goes to the line, which is read while it is typed, and Enter keeps it") {
    press(ui::Key::a);
    headless.type("台灯 129元 京东 7天无理由");
    frame(2);
    ui.watch.shown = core::Watch::purchase;
    frame(2);
    REQUIRE(ui.watch.read);
    CHECK(*ui.watch.read);
    press(ui::Key::enter);
    const auto& made = state.cases().back();
    CHECK(made.row.title == "台灯");
    CHECK(made.row.platform == "京东");
    CHECK(made.row.watch == core::Watch::purchase);
    CHECK(made.deadlines.size() == 1);
    CHECK(ui.watch.line.empty());
    press(ui::Key::escape);
    press(ui::Key::down);
    CHECK(ui.watch.selected);
}

TEST_CASE_FIXTURE(WatchDesk, "a line that cannot be read is kept where it is, and nothing is made of it") {
    headless.click("watch/line");
    headless.type("25元 每月");
    frame(2);
    const auto before = state.cases().size();
    press(ui::Key::enter);
    CHECK(state.cases().size() == before);
    CHECK(ui.watch.line == "25元 每月");
}

TEST_CASE_FIXTURE(WatchDesk, "C makes a case of what is selected, and it stands on the board") {
    press(ui::Key::down);
    CHECK(ui.watch.selected == charged);
    press(ui::Key::c);
    CHECK(state.find(charged)->on_board());
    CHECK(row(charged).problem == core::Problem::subscription);
    CHECK(column(core::Stage::evidence) == std::vector<std::string>{"音乐会员"});
    CHECK(state.find(charged)->slots.size() == 3);
}

TEST_CASE_FIXTURE(WatchDesk, "R moves on what was charged as wished, and nothing that is still to come") {
    press(ui::Key::down);
    const auto day = row(charged).renews_at->day;
    press(ui::Key::r);
    CHECK(row(charged).renews_at->day > day);
    ui.watch.selected = ahead;
    const auto before = row(ahead);
    press(ui::Key::r);
    CHECK(row(ahead) == before);
}

TEST_CASE_FIXTURE(WatchDesk, "D puts a cancelled one away, and Enter opens one with what it is") {
    ui.watch.selected = ahead;
    press(ui::Key::d);
    CHECK(row(ahead).archived);
    press(ui::Key::down);
    press(ui::Key::enter);
    CHECK(ui.drawer.case_uuid == charged);
    frame(3);
    CHECK(headless.shown("watch/start"));
    CHECK_FALSE(headless.shown("drawer/stage/0"));
}

TEST_CASE_FIXTURE(WatchDesk, "nothing is changed of a file that is only to be read") {
    touch = [this](ui::AppView& view) {
        view.words = &words;
        view.save = ui::SaveLook::read_only;
    };
    ui.watch.selected = charged;
    frame(2);
    for (const auto key : {ui::Key::c, ui::Key::d, ui::Key::r}) press(key);
    CHECK(commands.empty());
}

TEST_CASE_FIXTURE(WatchDesk,
                  "the form of a subscription has its charge, cycle and way to cancel, that of a case has not") {
    ui.drawer.case_uuid = charged;
    frame(3);
    headless.click("drawer/problem");
    frame(3);
    CHECK(headless.shown("form/renews_at"));
    CHECK(headless.shown("form/cycle"));
    CHECK(headless.shown("form/cancel_how"));
}

TEST_CASE_FIXTURE(
    UiDesk, "the dialog for a new case can make something to watch, with its fields and without a list of proofs") {
    frame(2);
    headless.press(ui::Key::n);
    frame(3);
    headless.type("台灯");
    frame(2);
    headless.click("new/watch");
    frame(3);
    REQUIRE(state.cases().size() == 1);
    CHECK(state.cases()[0].row.title == "台灯");
    CHECK(state.cases()[0].row.watch == core::Watch::purchase);
    CHECK(state.cases()[0].slots.empty());
    CHECK_FALSE(ui.new_case.open);
}
