// The directory of platforms in the window, names offered while one is typed, and what the directory knows at work.
#include <doctest/doctest.h>

#include <array>

#include "support/painted_pictures.h"
#include "ui/case_desk.h"

using namespace recoup;
using namespace recoup::testing;
using core::Problem;
using core::Stage;
using ui::Key;
using ui::ThemeChoice;

namespace {

struct PlatformDesk : CaseDesk {
    PaintedPictures painted{headless};

    explicit PlatformDesk(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : CaseDesk(px, lang) {
        pictures = &painted;
        ui.drawer.case_uuid.reset();
        core::PlatformRow row;
        row.name = "某音乐平台";
        row.channels = "应用内在线客服，9 点到 22 点\n客服电话 400-000-0000";
        row.review_days = 12;
        run(core::SavePlatform{row});
    }
    const core::PlatformRecord& record(std::string_view name = "某音乐平台") const {
        const auto* found = state.find_platform(name);
        REQUIRE(found);
        return *found;
    }
    void open(std::string name = "某音乐平台") {
        ui.tools.platforms.emplace().chosen = std::move(name);
        frame(3);
    }
    void press(std::string_view probe) {
        headless.click(probe);
        frame(2);
    }
    void fill_in(std::string_view probe, std::string_view text) {
        press(probe);
        headless.press(Key::a, true);
        headless.type(text);
        frame(2);
    }
    void clause(std::string number, std::string text, std::string sha256 = {}) {
        core::ClauseRow row{.platform_uuid = record().row.uuid, .title = "用户服务协议"};
        row.clause = std::move(number);
        row.text = std::move(text);
        row.sha256 = std::move(sha256);
        run(core::SaveClause{row});
    }
    template <class T>
    const T& newest() const {
        REQUIRE_FALSE(commands.empty());
        REQUIRE(std::holds_alternative<T>(commands.back()));
        return std::get<T>(commands.back());
    }
};

void open_new_case(PlatformDesk& desk) {
    desk.headless.press(Key::n);
    desk.frame(3);
    desk.headless.click("new/platform");
    desk.frame(2);
}

}  // namespace

TEST_CASE("the directory is drawn for the eye") {
    if (!std::getenv("RECOUP_PICTURES")) return;
    for (const bool wide : {true, false}) {
        PlatformDesk desk(wide ? ImVec2{1440, 900} : ImVec2{900, 600}, wide ? core::Lang::zh : core::Lang::en);
        const std::string end = wide ? "-zh" : "-narrow-en";
        const auto theme = wide ? ThemeChoice::light : ThemeChoice::dark;
        desk.open();
        desk.save("platforms" + end, theme);
        desk.clause("第 4.2 条", "因平台原因导致服务不可用超过 24 小时的，用户可以要求按未使用天数退款。",
                    desk.state.find(desk.music)->evidence[0].sha256);
        desk.clause("第 7 条", "双方协商不成的，用户可以向消费者协会投诉。");
        core::EditCase dollars{desk.add("Annual plan renewed by itself", "某音乐平台", Problem::subscription, 12900),
                               {}};
        dollars.fields.currency = "USD";
        desk.run(dollars);
        for (int i = 0; i < 30; ++i)
            desk.add("案件", "平台" + std::to_string(i) + (i % 7 == 0 ? " with a rather long name of its own" : ""),
                     Problem::other, 100);
        desk.frame(3);
        desk.ui.tools.platforms->scroll = 10'000;
        desk.save("platforms-many" + end, theme);
        desk.headless.click("clause/add");
        desk.frame(3);
        desk.save("platforms-clause" + end, theme);
        desk.headless.press(Key::escape);
        desk.open("平台3");
        desk.save("platforms-case-only" + end, theme == ThemeChoice::light ? ThemeChoice::dark : ThemeChoice::light);
    }
    UiDesk empty;
    empty.ui.tools.platforms.emplace();
    empty.frame(3);
    empty.headless.save_png(std::string(std::getenv("RECOUP_PICTURES")) + "/platforms-empty.png");
    PlatformDesk typing;
    typing.frame(2);
    open_new_case(typing);
    typing.headless.type("某");
    typing.headless.press(Key::down);
    typing.save("suggest-new-case");
    typing.save("suggest-new-case-dark", ThemeChoice::dark);
}

TEST_CASE("the directory lists its own platforms and those that only cases name, and opens with the one asked for") {
    PlatformDesk desk;
    desk.open();
    REQUIRE(desk.ui.tools.platforms->items.size() == 2);
    CHECK(desk.ui.tools.platforms->chosen == "某音乐平台");
    CHECK(desk.headless.shown("platform/name"));
    desk.press("platforms/item/1");
    CHECK(desk.ui.tools.platforms->chosen == "某电商平台");
    CHECK_FALSE(desk.headless.shown("platform/name"));
    desk.headless.press(Key::up);
    desk.frame(2);
    CHECK(desk.ui.tools.platforms->chosen == "某音乐平台");
    CHECK(desk.commands.empty());
}

TEST_CASE("a field is kept when it is left, the others stay as they are") {
    PlatformDesk desk;
    desk.open();
    desk.fill_in("platform/review_days", "15");
    CHECK(desk.commands.empty());
    desk.headless.press(Key::tab);
    desk.frame(2);
    CHECK(desk.only<core::SavePlatform>().row.review_days == 15);
    CHECK(desk.record().row.review_days == 15);
    CHECK(desk.record().row.channels.starts_with("应用内"));
}

TEST_CASE("what is no number is marked and not kept; Esc takes it back, and only then closes") {
    PlatformDesk desk;
    desk.open();
    desk.fill_in("platform/cooling_hours", "两天");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.commands.empty());
    desk.headless.press(Key::escape);
    desk.frame(2);
    REQUIRE(desk.headless.shown("platforms"));
    CHECK(desk.ui.tools.platforms->entries[2].text.empty());
    desk.headless.press(Key::escape);
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("platforms"));
}

TEST_CASE("a platform that only cases name goes into the directory with the first thing written about it") {
    PlatformDesk desk;
    desk.open("某电商平台");
    desk.fill_in("platform/channels", "订单页联系商家");
    desk.press("platforms/item/0");
    CHECK(desk.only<core::SavePlatform>().row.name == "某电商平台");
    CHECK(desk.record("某电商平台").row.channels == "订单页联系商家");
    CHECK(desk.ui.tools.platforms->items.size() == 2);
}

TEST_CASE("a new platform waits for its name, and a name that is taken is refused") {
    PlatformDesk desk;
    desk.open();
    desk.press("platforms/add");
    desk.fill_in("platform/review_days", "7");
    desk.fill_in("platform/name", "某音乐平台");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.commands.empty());
    desk.fill_in("platform/name", " 某课程平台 ");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.only<core::SavePlatform>().row.review_days == 7);
    CHECK(desk.ui.tools.platforms->chosen == "某课程平台");
    CHECK(desk.record("某课程平台").row.review_days == 7);
}

TEST_CASE("a clause is kept with the screenshot that shows it, changed and removed") {
    PlatformDesk desk;
    desk.open();
    desk.ui.tools.platforms->scroll = 10'000;
    desk.frame(2);
    desk.press("clause/add");
    desk.press("clause/keep");
    CHECK(desk.commands.empty());
    desk.fill_in("clause/title", "用户服务协议");
    desk.fill_in("clause/number", "第 4.2 条");
    desk.fill_in("clause/text", "可以要求退款");
    desk.press("clause/choice/1");
    desk.press("clause/keep");
    CHECK(desk.newest<core::SaveClause>().row.sha256.size() == 64);
    REQUIRE(desk.record().clauses.size() == 1);
    CHECK(desk.record().clauses[0].text == "可以要求退款");
    desk.ui.tools.platforms->scroll = 10'000;
    desk.frame(2);
    desk.press("clause/0/shot");
    REQUIRE(desk.ui.tools.viewer);
    CHECK(desk.ui.tools.viewer->case_uuid == desk.music);
    desk.headless.press(Key::escape);
    desk.frame(2);
    CHECK_FALSE(desk.ui.tools.viewer);
    REQUIRE(desk.headless.shown("platforms"));
    desk.press("clause/0/edit");
    desk.headless.press(Key::end);
    desk.headless.type("。");
    desk.press("clause/keep");
    CHECK(desk.record().clauses[0].text == "可以要求退款。");
    desk.press("clause/0/remove");
    CHECK(desk.record().clauses.empty());
}

TEST_CASE("a clause of a platform that only cases name brings it into the directory") {
    PlatformDesk desk;
    desk.open("某电商平台");
    desk.ui.tools.platforms->scroll = 10'000;
    desk.frame(2);
    desk.press("clause/add");
    desk.fill_in("clause/number", "3");
    desk.fill_in("clause/text", "七天内可退");
    desk.headless.press(Key::enter, true);
    desk.frame(2);
    CHECK(desk.record("某电商平台").clauses.size() == 1);
}

TEST_CASE("a platform is removed with its clauses and stays where cases name it") {
    PlatformDesk desk;
    desk.clause("1", "原文");
    desk.open();
    desk.ui.tools.platforms->scroll = 10'000;
    desk.frame(2);
    desk.press("platforms/remove");
    CHECK(desk.state.platforms().empty());
    CHECK(desk.ui.tools.platforms->chosen == "某音乐平台");
    CHECK(desk.ui.tools.platforms->items.size() == 2);
}

TEST_CASE("a file that is read only shows the directory without a way to change it") {
    PlatformDesk desk;
    desk.clause("1", "原文");
    desk.touch = [](ui::AppView& view) { view.save = ui::SaveLook::read_only; };
    desk.open();
    REQUIRE(desk.headless.shown("platforms"));
    for (const auto* probe : {"platforms/add", "platform/name", "platform/note", "clause/add", "clause/0/edit",
                              "clause/0/remove", "platforms/remove"})
        CHECK_FALSE(desk.headless.shown(probe));
    CHECK(desk.headless.shown("clause/0"));
}

TEST_CASE("the directory is opened from the palette, the drawer and the insights") {
    PlatformDesk desk;
    desk.frame(2);
    desk.headless.press(Key::k, true);
    desk.frame();
    desk.headless.type("平台目录");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.headless.shown("platforms"));
    desk.headless.press(Key::escape);
    desk.ui.drawer.case_uuid = desk.music;
    desk.frame(2);
    desk.press("drawer/platform");
    REQUIRE(desk.ui.tools.platforms);
    CHECK(desk.ui.tools.platforms->chosen == "某音乐平台");
    desk.headless.press(Key::escape);
    desk.frame(2);
    desk.headless.press(Key::escape);
    desk.ui.view = ui::View::insights;
    desk.frame(3);
    desk.press("insights/platform/0");
    desk.frame(2);
    CHECK_FALSE(desk.ui.tools.platforms);
    desk.ui.insights.scroll = 10'000;
    desk.frame(2);
    desk.press("insights/directory");
    REQUIRE(desk.ui.tools.platforms);
    CHECK(desk.ui.tools.platforms->chosen == desk.ui.insights.pick->platform);
}

TEST_CASE("a platform is offered while it is typed; arrows and Enter take one and make no case") {
    PlatformDesk desk;
    desk.frame(2);
    open_new_case(desk);
    CHECK_FALSE(desk.headless.shown("new/platform/suggested"));
    desk.headless.type("音乐");
    desk.frame();
    REQUIRE(desk.headless.shown("new/platform/suggested"));
    CHECK_FALSE(desk.headless.shown("new/platform/suggested/1"));
    desk.headless.press(Key::down);
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.ui.new_case.platform == "某音乐平台");
    CHECK(desk.commands.empty());
    CHECK_FALSE(desk.headless.shown("new/platform/suggested"));
    desk.headless.press(Key::enter);
    CHECK(desk.only<core::AddCase>().fields.platform == "某音乐平台");
}

TEST_CASE("Enter without a highlighted name makes the case as it is typed") {
    PlatformDesk desk;
    desk.frame(2);
    open_new_case(desk);
    desk.headless.type("音乐");
    desk.frame();
    REQUIRE(desk.headless.shown("new/platform/suggested"));
    desk.headless.press(Key::enter);
    CHECK(desk.only<core::AddCase>().fields.platform == "音乐");
}

TEST_CASE("Esc closes the list of names and not the dialog; a click takes a name and leaves the keyboard there") {
    PlatformDesk desk;
    desk.frame(2);
    open_new_case(desk);
    desk.headless.type("某");
    desk.frame();
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK(desk.ui.new_case.open);
    CHECK_FALSE(desk.headless.shown("new/platform/suggested"));
    desk.headless.press(Key::down);
    desk.frame();
    REQUIRE(desk.headless.shown("new/platform/suggested/1"));
    desk.headless.click("new/platform/suggested/1");
    desk.frame(2);
    const auto taken = desk.ui.new_case.platform;
    CHECK(taken.starts_with("某"));
    CHECK(desk.ui.new_case.open);
    desk.headless.type("站");
    desk.frame();
    CHECK(desk.ui.new_case.platform == taken + "站");
}

TEST_CASE("the form of a case offers platforms as well") {
    PlatformDesk desk;
    desk.ui.drawer.case_uuid = desk.music;
    desk.frame(2);
    desk.press("case/edit");
    desk.fill_in("form/platform", "电商");
    desk.save("suggest-form");
    desk.press("form/platform/suggested/0");
    desk.headless.press(Key::enter);
    CHECK(desk.only<core::EditCase>().fields.platform == "某电商平台");
}

TEST_CASE("moving to review offers the days that the platform usually takes") {
    PlatformDesk desk;
    desk.ui.drawer.case_uuid = desk.music;
    desk.frame(2);
    desk.press("drawer/stage/2");
    REQUIRE(desk.headless.shown("move/usual"));
    desk.save("move-usual");
    desk.headless.press(Key::enter);
    const auto& move = desk.only<core::MoveCase>();
    REQUIRE(move.deadline);
    CHECK(move.deadline->due == core::at_instant(desk.reader.now + std::chrono::days{12}));
}

TEST_CASE("a new deadline can be the days that the platform usually takes") {
    PlatformDesk desk;
    desk.ui.drawer.case_uuid = desk.music;
    desk.ui.drawer.tab = ui::DrawerTab::deadlines;
    desk.frame(2);
    desk.press("new_deadline/span/usual");
    desk.save("deadline-usual");
    desk.press("new_deadline/keep");
    CHECK(desk.only<core::AddDeadline>().deadline.due == core::at_instant(desk.reader.now + std::chrono::days{12}));
    desk.ui.drawer.case_uuid = desk.state.cases()[0].row.uuid;
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("new_deadline/span/usual"));
}
