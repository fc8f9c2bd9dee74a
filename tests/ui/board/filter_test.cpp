#include <doctest/doctest.h>

#include <cstdlib>

#include "support/ui_desk.h"

using namespace recoup;
using core::Problem;
using core::Stage;
using recoup::testing::UiDesk;
using ui::Key;

namespace {

void save(UiDesk& desk, const std::string& name) {
    if (const char* folder = std::getenv("RECOUP_PICTURES"))
        desk.headless.save_png(std::string(folder) + "/" + name + ".png");
}

struct Board : UiDesk {
    core::Uuid music, film, game;

    Board() {
        music = add("会员付费后无法播放", "知更音乐", Problem::service_outage, 1500);
        film = add("电影没看成", "幕间票务", Problem::amount_dispute, 19900);
        game = add("充值重复扣款", "知更音乐", Problem::payment_failure, 64800);
        frame(2);
    }
    // Whatever lies under that place of the filter menu.
    std::vector<std::string> shown() {
        frame(2);
        std::vector<std::string> titles;
        const auto view = core::board_view(state, ui.board.filter, reader);
        for (const auto card : view.columns[0].cards) titles.push_back(state.cases()[card].row.title);
        return titles;
    }
};

}  // namespace

TEST_CASE("the filter button opens a menu whose keys lead to one problem only") {
    Board desk;
    desk.headless.click("filter/more");
    desk.frame(2);
    REQUIRE(desk.ui.board.narrow.menu.open);
    save(desk, "board-filter-menu");
    desk.headless.press(Key::down);
    desk.headless.press(Key::down);
    desk.headless.press(Key::enter);  // problem
    desk.frame(2);
    REQUIRE(desk.ui.board.narrow.facet == ui::BoardFilterUi::Facet::problem);
    desk.headless.press(Key::down);
    desk.headless.press(Key::down);
    desk.headless.press(Key::enter);  // the first of the list
    CHECK(desk.shown() == std::vector<std::string>{"充值重复扣款"});
    CHECK(desk.ui.board.filter.problem == Problem::payment_failure);
}

TEST_CASE("a column grouped by platform keeps the cards of one platform together") {
    Board desk;
    desk.ui.board.filter.group = core::Grouping::platform;
    CHECK(desk.shown() == std::vector<std::string>{"电影没看成", "充值重复扣款", "会员付费后无法播放"});
    save(desk, "board-grouped");
}

TEST_CASE("marked cards move, take a tag and go to the archive in one step each") {
    Board desk;
    desk.headless.press(Key::down);
    desk.frame(2);
    desk.headless.press(Key::space);
    desk.frame(2);
    desk.headless.press(Key::down);
    desk.frame(2);
    desk.headless.press(Key::space);
    desk.frame(2);
    REQUIRE(desk.ui.board.bulk.marked.size() == 2);
    save(desk, "board-marked");
    desk.headless.click("bulk/move");
    desk.frame(2);
    desk.headless.press(Key::down);
    desk.headless.press(Key::down);
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.column(Stage::contacted).size() == 2);
    CHECK(desk.column(Stage::evidence).size() == 1);
    desk.headless.click("bulk/archive");
    desk.frame(2);
    CHECK(desk.state.find(desk.game)->row.archived);
    CHECK(desk.ui.board.bulk.marked.empty());
}
