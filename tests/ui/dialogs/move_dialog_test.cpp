#include <doctest/doctest.h>

#include "ui/case_desk.h"

using namespace recoup;
using core::Stage;
using recoup::testing::CaseDesk;
using ui::Key;
using ui::ThemeChoice;
using namespace std::chrono;

namespace {

// A gesture that would take the case to the stage.
void go(CaseDesk& desk, Stage stage) {
    desk.frame(2);
    desk.headless.click("drawer/stage/" + std::to_string(static_cast<int>(stage)));
    desk.frame(2);
    REQUIRE(desk.headless.shown("move_dialog"));
}

}  // namespace

TEST_CASE("the questions of the columns are drawn for the eye") {
    if (!std::getenv("RECOUP_PICTURES")) return;
    for (const auto stage : {Stage::under_review, Stage::refunded, Stage::escalated}) {
        CaseDesk desk;
        go(desk, stage);
        desk.save("move-" + std::string(core::token(stage)));
        desk.reader.lang = core::Lang::en;
        desk.save("move-en-" + std::string(core::token(stage)), ThemeChoice::dark);
    }
}

TEST_CASE("refunded: Enter takes what was claimed") {
    CaseDesk desk;
    go(desk, Stage::refunded);
    desk.headless.press(Key::enter);
    const auto& move = desk.only<core::MoveCase>();
    CHECK(move.received_minor == 1500);
    CHECK(desk.row(desk.music).outcome == core::Outcome::full);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("move_dialog"));
    CHECK(desk.headless.shown("drawer"));
}

TEST_CASE("refunded: less than was claimed is a refund in part, once it was said that this is the end") {
    CaseDesk desk;
    go(desk, Stage::refunded);
    desk.headless.type("10");
    desk.frame();
    desk.save("move-partial");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.commands.empty());
    desk.headless.click("move/less");
    desk.frame(2);
    desk.headless.click("move/accept");
    const auto& move = desk.only<core::MoveCase>();
    CHECK(move.received_minor == 1000);
    CHECK(move.refund_method == "original_route");
    CHECK(move.refunded_at.has_value());
    CHECK(desk.row(desk.music).outcome == core::Outcome::partial);
}

TEST_CASE("refunded: an amount that cannot be read is not taken") {
    CaseDesk desk;
    go(desk, Stage::refunded);
    desk.headless.type("1e9");
    desk.headless.press(Key::enter);
    desk.frame();
    CHECK(desk.commands.empty());
    CHECK(desk.headless.shown("move_dialog"));
}

TEST_CASE("Esc leaves the case where it was and the drawer open") {
    CaseDesk desk;
    go(desk, Stage::escalated);
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK(desk.commands.empty());
    CHECK_FALSE(desk.headless.shown("move_dialog"));
    CHECK(desk.headless.shown("drawer"));
    CHECK(desk.row(desk.music).stage == Stage::contacted);
}

TEST_CASE("escalated: the route that was chosen and no deadline unless one is wanted") {
    CaseDesk desk;
    go(desk, Stage::escalated);
    desk.headless.click("move/route");
    desk.frame();
    desk.headless.press(Key::down);
    desk.headless.press(Key::enter);
    CHECK(desk.commands.empty());
    desk.headless.press(Key::enter);
    const auto& move = desk.only<core::MoveCase>();
    CHECK(move.route == core::Route::payment_provider);
    CHECK_FALSE(move.deadline);
}

TEST_CASE("under review: arrows choose among the spans, one command carries move and deadline") {
    CaseDesk desk;
    go(desk, Stage::under_review);
    desk.headless.press(Key::right);
    desk.headless.press(Key::enter);
    const auto& move = desk.only<core::MoveCase>();
    REQUIRE(move.deadline);
    CHECK(move.deadline->due == core::at_instant(desk.reader.now + days{15}));
}

TEST_CASE("under review: a moment of one's own, and nonsense is not taken") {
    CaseDesk desk;
    go(desk, Stage::under_review);
    desk.headless.click("move/when");
    desk.headless.type("2026-12-01 18:");
    desk.frame();
    desk.headless.press(Key::enter);
    CHECK(desk.commands.empty());
    desk.headless.type("00");
    desk.headless.press(Key::enter);
    REQUIRE(desk.only<core::MoveCase>().deadline);
    CHECK(desk.only<core::MoveCase>().deadline->due ==
          core::at_instant(*core::parse_instant("2026-12-01T18:00:00+08:00")));
}

TEST_CASE("contacted: Enter alone sets the reply deadline of 24 hours, no deadline is one step away") {
    CaseDesk desk;
    desk.run(core::MoveCase{.case_uuid = desk.music, .stage = Stage::evidence});
    go(desk, Stage::contacted);
    desk.save("move-contacted");
    SUBCASE("24 hours") {
        desk.headless.press(Key::enter);
        REQUIRE(desk.only<core::MoveCase>().deadline);
        CHECK(desk.only<core::MoveCase>().deadline->due == core::at_instant(desk.reader.now + hours{24}));
    }
    SUBCASE("none") {
        desk.headless.press(Key::left);
        desk.headless.press(Key::enter);
        CHECK_FALSE(desk.only<core::MoveCase>().deadline);
    }
}

TEST_CASE("the board's menu moves a card through the same question") {
    CaseDesk desk;
    desk.ui.drawer = {};
    desk.frame(2);
    const auto card = "card/" + std::to_string(desk.row(desk.music).number);
    desk.headless.click(desk.headless.at(card), 1);
    desk.frame();
    REQUIRE(desk.headless.shown("case_menu"));
    desk.save("board-menu");
    desk.headless.click("case_menu/4");  // open, heading, evidence, contacted, under review
    desk.frame();
    CHECK(desk.headless.shown("move_dialog"));
    desk.headless.press(Key::enter);
    CHECK(desk.only<core::MoveCase>().stage == Stage::under_review);
}
