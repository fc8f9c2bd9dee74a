#include "desktop/views/view_caches.h"

#include <doctest/doctest.h>

#include "desktop/base/parts_fixture.h"

using namespace recoup;
using namespace recoup::testing;
using namespace std::chrono_literals;

namespace {

class ViewFixture : public PartsFixture {
  public:
    void refresh() { views.refresh(file.state(), looked_at, around.reader()); }

    ui::UiState looked_at;
    desktop::ViewCaches views;
};

}  // namespace

TEST_CASE_FIXTURE(ViewFixture, "the board is made anew when something calls for it, and not otherwise") {
    add_case("A");
    CHECK(views.is_behind(file.state()));
    refresh();
    const auto first = views.board_generation();
    CHECK_FALSE(views.is_behind(file.state()));
    refresh();
    CHECK(views.board_generation() == first);
    SUBCASE("a change") {
        add_case("B");
        CHECK(views.is_behind(file.state()));
    }
    SUBCASE("a filter") {
        looked_at.board.filter.search = "b";
        CHECK(views.is_behind(looked_at.board.filter));
    }
    SUBCASE("a language") {
        around.ports.lang = core::Lang::en;
    }
    SUBCASE("the time until which it holds") {
        clock.set(views.board().valid_until);
    }
    SUBCASE("another file") {
        views.forget();
    }
    refresh();
    CHECK(views.board_generation() == first + 1);
    refresh();
    CHECK(views.board_generation() == first + 1);
    CHECK_FALSE(views.is_behind(file.state()));
    CHECK_FALSE(views.is_behind(looked_at.board.filter));
}

TEST_CASE_FIXTURE(ViewFixture, "agenda and insights are there while they are looked at") {
    const auto id = add_case("A");
    core::AddDeadline add{id, {}};
    add.deadline.title = "答复";
    add.deadline.due = core::at_instant(clock.now() + 1h);
    REQUIRE(file->dispatch(add));
    refresh();
    CHECK_FALSE(views.agenda());
    CHECK_FALSE(views.insights());
    looked_at.view = ui::View::agenda;
    refresh();
    REQUIRE(views.agenda());
    CHECK(views.agenda()->items.size() == 1);
    CHECK_FALSE(views.insights());
    add.deadline.title = "再答复";
    REQUIRE(file->dispatch(add));
    refresh();
    CHECK(views.agenda()->items.size() == 2);
    looked_at.view = ui::View::insights;
    refresh();
    CHECK_FALSE(views.agenda());
    CHECK(views.insights());
}

TEST_CASE_FIXTURE(ViewFixture, "the history is that of the case it was asked for, and goes with the file") {
    const auto id = add_case("A");
    add_case("B");
    REQUIRE(file->flush());
    refresh();
    CHECK(views.history().empty());
    REQUIRE(views.load_history(file.session(), id));
    refresh();
    CHECK(views.history().size() == 1);
    views.forget();
    refresh();
    CHECK(views.history().empty());
}
