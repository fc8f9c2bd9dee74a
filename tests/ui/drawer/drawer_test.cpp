#include <doctest/doctest.h>

#include "ui/case_desk.h"

using namespace recoup;
using core::EvidenceKind;
using core::Stage;
using recoup::testing::CaseDesk;
using ui::DrawerTab;
using ui::Key;
using ui::ThemeChoice;
using namespace std::chrono;

namespace {

void fill_up(CaseDesk& desk) {
    core::EditCase edit{desk.music, {}};
    std::string note;
    for (int i = 0; i < 60; ++i) note += "客服先说是设备问题，又说系统显示一切正常，要求提供更多证明。\n";
    edit.fields.title =
        "音乐平台付费后无法播放任何歌曲，客服先说是设备问题，又说系统显示一切正常，第三次才承认服务器故障并答应核实";
    edit.fields.platform = "某某某某某某某某某某某某某某音乐平台旗舰店";
    edit.fields.order_no = "MU20261120-88213-99871-AAAA-BBBB";
    edit.fields.note = note;
    edit.fields.fee_minor = 1200;
    edit.fields.received_at = core::on_day(2026y / November / 19, "Asia/Shanghai");
    desk.run(edit);
    for (int i = 0; i < 38; ++i)
        desk.attach(desk.music, EvidenceKind::other, "invoice-" + std::to_string(i) + ".pdf",
                    i % 3 == 0 ? core::FileClass::pdf : core::FileClass::picture);
    for (int i = 0; i < 30; ++i) desk.due_in(desk.music, days{i - 3} + hours{5});
    for (int i = 0; i < 40; ++i)
        desk.history.push_back({"修改“音乐平台付费后无法播放任何歌曲”", "11 月 21 日 09:05", false});
}

void save_tabs(CaseDesk& desk, const std::string& name) {
    for (int tab = 0; tab < ui::kDrawerTabs; ++tab) {
        desk.ui.drawer.tab = static_cast<DrawerTab>(tab);
        desk.save(name + "-tab" + std::to_string(tab));
    }
    desk.ui.drawer.tab = DrawerTab::overview;
    desk.save(name + "-dark", ThemeChoice::dark);
    desk.choices.theme = ThemeChoice::light;
}

}  // namespace

TEST_CASE("the drawer is drawn for the eye") {
    if (!std::getenv("RECOUP_PICTURES")) return;
    CaseDesk desk;
    save_tabs(desk, "drawer-zh");
    desk.headless.click("case/edit");
    desk.save("drawer-form");
    CaseDesk full({900, 600}, core::Lang::en);
    fill_up(full);
    save_tabs(full, "drawer-full-en");
    CaseDesk sharp({1800, 1200}, core::Lang::zh);
    sharp.headless.input.scale = 1.5F;
    sharp.save("drawer-scale-150");
    CaseDesk large({1440, 900}, core::Lang::zh);
    fill_up(large);
    save_tabs(large, "drawer-full-zh");
}

TEST_CASE("a click on a card opens its case, Esc closes it") {
    CaseDesk desk;
    desk.ui.drawer = {};
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("drawer"));
    desk.headless.click("card/" + std::to_string(desk.row(desk.music).number));
    desk.frame();
    CHECK(desk.ui.drawer.case_uuid == desk.music);
    CHECK(desk.headless.shown("drawer"));
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("drawer"));
}

TEST_CASE("an open case asks for its history, and again when the file changed") {
    CaseDesk desk;
    const auto asked = [&] {
        return std::count_if(desk.requests.begin(), desk.requests.end(),
                             [](const auto& r) { return std::holds_alternative<ui::LoadHistoryRequest>(r); });
    };
    desk.frame(3);
    CHECK(asked() == 1);
    desk.run(core::AddSlot{desk.music, EvidenceKind::bank_record});
    desk.frame(3);
    CHECK(asked() == 2);
}

TEST_CASE("the title is edited where it stands") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("drawer/title");
    desk.frame();
    desk.headless.press(Key::a, true);
    desk.headless.type("新标题");
    SUBCASE("Enter keeps it") {
        desk.headless.press(Key::enter);
        CHECK(desk.only<core::EditCase>().fields.title == "新标题");
    }
    SUBCASE("a click elsewhere keeps it") {
        desk.headless.click("drawer/tab/1");
        desk.frame();
        CHECK(desk.only<core::EditCase>().fields.title == "新标题");
    }
    SUBCASE("Esc gives it up and leaves the drawer open") {
        desk.headless.press(Key::escape);
        desk.frame();
        CHECK(desk.commands.empty());
        CHECK(desk.headless.shown("drawer/title"));
    }
}

TEST_CASE("the form sends what was changed, and only that, in one command") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("value/4");  // offered
    desk.frame(2);
    desk.headless.type("¥10");
    desk.headless.click("form/order_no");
    desk.headless.press(Key::a, true);
    desk.headless.type("X-1");
    desk.headless.press(Key::enter);
    const auto& edit = desk.only<core::EditCase>();
    CHECK(edit.fields.offered_minor == std::optional<std::int64_t>(1000));
    CHECK(edit.fields.order_no == "X-1");
    CHECK_FALSE(edit.fields.paid_minor);
    CHECK_FALSE(edit.fields.occurred_at);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("form/paid"));
}

TEST_CASE("a wrong amount keeps the form open with everything in it") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("case/edit");
    desk.frame(2);
    desk.headless.press(Key::a, true);
    desk.headless.type("12,3,4");
    desk.headless.press(Key::enter);
    desk.frame();
    CHECK(desk.commands.empty());
    REQUIRE(desk.ui.drawer.form);
    CHECK((*desk.ui.drawer.form)[ui::CaseField::paid].text == "12,3,4");
    desk.save("drawer-form-bad");
}

TEST_CASE("closing the drawer keeps what a right form holds") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("case/edit");
    desk.frame(2);
    desk.headless.press(Key::a, true);
    desk.headless.type("16");
    desk.headless.click("drawer/close");
    CHECK(desk.only<core::EditCase>().fields.paid_minor == std::optional<std::int64_t>(1600));
}

TEST_CASE("a stage step asks what its column asks") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("drawer/stage/2");
    desk.frame();
    CHECK(desk.commands.empty());
    CHECK(desk.headless.shown("move_dialog"));
    desk.headless.press(Key::enter);
    CHECK(desk.only<core::MoveCase>().stage == Stage::under_review);
}

TEST_CASE("the banner's deadline is done or put off") {
    CaseDesk desk;
    desk.frame(2);
    SUBCASE("done") {
        desk.headless.click("banner/done");
        CHECK(desk.only<core::CompleteDeadline>().done);
    }
    SUBCASE("until tomorrow at nine") {
        desk.headless.click("banner/snooze");
        desk.frame();
        desk.save("drawer-snooze");
        desk.headless.press(Key::down);
        desk.headless.press(Key::down);
        desk.headless.press(Key::enter);
        CHECK(desk.only<core::SnoozeDeadline>().until == core::parse_instant("2026-11-23T09:00:00+08:00"));
        desk.frame();
        CHECK_FALSE(desk.headless.shown("drawer_menu"));
        CHECK(desk.headless.shown("drawer"));
    }
}

TEST_CASE("Esc closes a menu and not the drawer under it") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("drawer/menu");
    desk.frame();
    CHECK(desk.headless.shown("case_menu"));
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("case_menu"));
    CHECK(desk.headless.shown("drawer"));
}

TEST_CASE("a case that goes on is asked how it ends before it is archived") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("drawer/menu");
    desk.frame();
    desk.headless.click("case_menu/0");
    desk.frame();
    CHECK(desk.commands.empty());
    desk.save("drawer-archive");
    desk.headless.click("case_menu/2");  // given up
    CHECK(desk.only<core::ArchiveCase>().outcome == core::Outcome::abandoned);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("drawer"));
}

TEST_CASE("a case in the bin says so and comes back") {
    CaseDesk desk;
    desk.run(core::RemoveCase{desk.music});
    desk.frame(2);
    desk.save("drawer-bin");
    desk.headless.click("drawer/restore");
    CHECK(desk.only<core::RestoreCase>().case_uuid == desk.music);
}

TEST_CASE("a missing slot asks for evidence of its kind, a cross drops it") {
    CaseDesk desk;
    desk.frame(2);
    SUBCASE("dropped") {
        desk.headless.move(desk.headless.at("slot/3"));
        desk.frame();
        desk.headless.click("slot/drop/3");
        CHECK(desk.only<core::RemoveSlot>().kind == EvidenceKind::terms);
    }
    SUBCASE("added") {
        desk.headless.click("slot/add");
        desk.frame();
        desk.headless.press(Key::down);
        desk.headless.press(Key::enter);
        CHECK(desk.only<core::AddSlot>().kind == EvidenceKind::fault_time);
    }
}

TEST_CASE("Ctrl+V in the drawer pastes into its case") {
    CaseDesk desk;
    desk.frame(2);
    desk.requests.clear();
    desk.headless.press(Key::v, true);
    REQUIRE(desk.requests.size() == 1);
    REQUIRE(std::holds_alternative<ui::PasteRequest>(desk.requests[0]));
    CHECK(std::get<ui::PasteRequest>(desk.requests[0]).case_uuid == desk.music);
}

TEST_CASE("files let go over the drawer are for its case, beside it they are not") {
    CaseDesk desk;
    desk.frame(2);
    desk.requests.clear();
    desk.headless.input.dropped_files = {"/tmp/a.png"};
    SUBCASE("over it") {
        desk.headless.input.drop_at = {1200, 500};
        desk.frame();
        REQUIRE(desk.requests.size() == 1);
        REQUIRE(std::holds_alternative<ui::ImportRequest>(desk.requests[0]));
        CHECK(std::get<ui::ImportRequest>(desk.requests[0]).case_uuid == desk.music);
    }
    SUBCASE("beside it") {
        desk.headless.input.drop_at = {300, 500};
        desk.frame();
        for (const auto& request : desk.requests)
            if (const auto* import = std::get_if<ui::ImportRequest>(&request)) CHECK(import->case_uuid != desk.music);
    }
}

TEST_CASE("evidence gets another kind and a caption, and goes with a way back") {
    CaseDesk desk;
    desk.ui.drawer.tab = DrawerTab::evidence;
    desk.frame(2);
    SUBCASE("kind") {
        desk.headless.click("evidence/1/kind");
        desk.frame();
        desk.save("drawer-kinds");
        desk.headless.click("drawer_menu/3");  // under the heading
        CHECK(desk.only<core::EditEvidence>().kind == EvidenceKind::support_chat);
    }
    SUBCASE("caption") {
        desk.headless.click("evidence/2/caption");
        desk.frame();
        desk.headless.type("第三次报错");
        desk.headless.press(Key::enter);
        CHECK(desk.only<core::EditEvidence>().caption == "第三次报错");
    }
    SUBCASE("removed") {
        desk.headless.move(desk.headless.at("evidence/1"));
        desk.headless.click("evidence/1/remove");
        desk.frame();
        CHECK(std::holds_alternative<core::RemoveEvidence>(desk.commands.at(0)));
    }
}

TEST_CASE("a deadline is typed as a span or a day, and shown as it was understood") {
    CaseDesk desk;
    desk.ui.drawer.tab = DrawerTab::deadlines;
    desk.frame(2);
    desk.headless.click("new_deadline/when");
    SUBCASE("a span") {
        desk.headless.type("24h");
        desk.frame();
        CHECK(desk.headless.shown("new_deadline/understood"));
        desk.save("drawer-new-deadline");
        desk.headless.press(Key::enter);
        CHECK(desk.only<core::AddDeadline>().deadline.due == core::at_instant(desk.reader.now + hours{24}));
    }
    SUBCASE("a day") {
        desk.headless.type("2026-12-01");
        desk.headless.press(Key::enter);
        CHECK(desk.only<core::AddDeadline>().deadline.due == core::on_day(2026y / December / 1, "Asia/Shanghai"));
    }
    SUBCASE("nonsense") {
        desk.headless.type("soon");
        desk.headless.press(Key::enter);
        desk.frame();
        CHECK(desk.commands.empty());
        CHECK(desk.ui.drawer.new_deadline.when == "soon");
    }
    SUBCASE("a chip") {
        desk.headless.click("new_deadline/span/2");
        desk.headless.click("new_deadline/keep");
        CHECK(desk.only<core::AddDeadline>().deadline.due == core::at_instant(desk.reader.now + days{7}));
    }
}

TEST_CASE("a deadline's moment stays to the second when only its title is edited") {
    CaseDesk desk;
    desk.ui.drawer.tab = DrawerTab::deadlines;
    desk.frame(2);
    desk.headless.click("deadline/2/more");
    desk.frame(2);
    desk.headless.click("drawer_menu/0");
    desk.frame(2);
    desk.headless.click("old_deadline/title");
    desk.headless.type("！");
    desk.headless.press(Key::enter);
    const auto& edit = desk.only<core::EditDeadline>();
    CHECK(edit.title == "等待平台答复！");
    CHECK_FALSE(edit.due);
}

TEST_CASE("the keyboard goes through tabs and widgets, and what it reaches is scrolled into sight") {
    CaseDesk desk({900, 600});
    desk.frame(2);
    desk.headless.press(Key::tab, true);
    CHECK(desk.ui.drawer.tab == DrawerTab::evidence);
    desk.headless.press(Key::left);
    CHECK(desk.ui.drawer.tab == DrawerTab::overview);
    desk.frame(2);
    desk.headless.press(Key::tab, false, true);  // backwards: the last slot
    desk.frame(2);
    CHECK(desk.ui.drawer.scroll[0] > 0);
    CHECK(desk.headless.at("slot/3").y < 600);
}
