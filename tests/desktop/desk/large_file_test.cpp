// A large file: its board stands before all of it is read.
#include <doctest/doctest.h>

#include <map>

#include "desktop/desk/desk_fixture.h"
#include "store/sql/database.h"
#include "support/many_cases.h"

using namespace recoup;
using recoup::testing::DeskFixture;

namespace {

constexpr int kCases = 4000;  // as few as are read in two steps

void make_large(const std::filesystem::path& path) {
    test::make_many_cases(path, kCases, std::chrono::sys_days{std::chrono::year{2026} / 11 / 22});
}

void make_large_and_damaged(const std::filesystem::path& path) {
    make_large(path);
    store::Database file(path, SQLITE_OPEN_READWRITE);
    file.exec("UPDATE evidence SET file_class = 'sound' WHERE number = 2000");
}

// Everything that is on the screen, and where.
std::map<std::string, float> cards(const DeskFixture& desk) {
    std::map<std::string, float> shown;
    for (int number = 1; number <= kCases; ++number)
        if (const auto name = "card/" + std::to_string(number); desk.headless.shown(name))
            shown[name] = desk.headless.at(name).y;
    return shown;
}

}  // namespace

TEST_CASE("the board of a large file stands before it is whole, and nothing on it moves when it is") {
    std::map<std::string, float> first;
    DeskFixture desk(
        [&](DeskFixture& fresh) {
            fresh.headless.frame(1);
            first = cards(fresh);
            CHECK(first.size() > 10);
            CHECK_FALSE(fresh.session().is_whole());
            fresh.headless.move({700, 500});
            CHECK_FALSE(fresh.session().is_whole());
        },
        make_large);
    desk.until("the whole file", [&] { return desk.session().is_whole(); });
    desk.settle();
    CHECK(cards(desk) == first);
    CHECK(desk.state->cases().size() == kCases);
    desk.close();
}

TEST_CASE("a view other than the board has the whole of a large file in its first frame") {
    DeskFixture desk(
        [](DeskFixture& fresh) {
            fresh.desk->ui.view = ui::View::agenda;
            fresh.headless.frame(1);
            CHECK(fresh.session().is_whole());
            CHECK(fresh.state->cases().size() == kCases);
        },
        make_large);
    desk.close();
}

TEST_CASE("what is pressed right after a large file opened finds all of it") {
    DeskFixture desk(
        [](DeskFixture& fresh) {
            SUBCASE("a key") {
                fresh.headless.press(ui::Key::down);
                CHECK(fresh.desk->ui.board.selected);
            }
            SUBCASE("a letter of a search") {
                fresh.headless.press(ui::Key::slash);
                fresh.headless.type("x");
            }
            SUBCASE("a card") {
                fresh.headless.frame(1);
                fresh.headless.click("card/1");
                CHECK(fresh.desk->ui.drawer.case_uuid);
            }
            SUBCASE("the wheel") {
                fresh.headless.frame(1);
                fresh.headless.wheel(-3);
            }
            CHECK(fresh.session().is_whole());
        },
        make_large);
    desk.close();
}

TEST_CASE("a large file is closed right after its first frame") {
    DeskFixture desk({}, make_large);
    desk.close();
    CHECK(std::filesystem::exists(desk.file));
}

TEST_CASE("a large file that turns out to be damaged is given up") {
    DeskFixture desk({}, make_large_and_damaged);
    desk.until("the desk to give up", [&] { return desk.desk->wants_to_quit(); });
    REQUIRE(desk.desk->unreadable());
    CHECK(desk.desk->unreadable()->code == core::ErrorCode::damaged);
}
