// What the program knows, read behind the first frame.
#include <doctest/doctest.h>

#include "desktop/desk/desk_fixture.h"

using namespace recoup;
using recoup::testing::DeskFixture;

namespace {

void write_bad_rules(DeskFixture& desk) {
    const auto rules = desk.folders.data() / "rules";
    std::filesystem::create_directories(rules);
    test::write_file(rules / "mine.json", std::string("{"));
}

}  // namespace

TEST_CASE("neither opening a file nor its first frame waits for the library; what is wrong in it is told behind") {
    DeskFixture desk(write_bad_rules);
    desk.settle();
    CHECK(desk.headless.shown("toast/0"));
    CHECK(desk.library.problems().size() == 1);
}

TEST_CASE("a view that shows what the program knows has it in its first frame") {
    DeskFixture desk([](DeskFixture& fresh) {
        fresh.desk->ui.view = ui::View::guide;
        fresh.headless.frame(1);
        CHECK(fresh.headless.shown("guide/item/" + fresh.library.guide().front().id));
    });
}

TEST_CASE("today is there once the program knows what it needs for it, and goes with what is done") {
    DeskFixture desk([](DeskFixture& fresh) {
        core::AddCase add;
        add.fields.title = "Lamp";
        add.fields.paid_minor = 20'000;
        REQUIRE(fresh.session().dispatch(add));
        fresh.desk->ui.view = ui::View::today;
    });
    desk.turn();
    CHECK(desk.headless.shown("today/large/1"));
    REQUIRE(desk.session().dispatch(core::RemoveCase{desk.state->find_number(1)->row.uuid}));
    desk.turn();
    CHECK_FALSE(desk.headless.shown("today/large/1"));
}
