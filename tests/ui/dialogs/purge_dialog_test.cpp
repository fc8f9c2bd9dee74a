#include <doctest/doctest.h>

#include "support/ui_desk.h"

using namespace recoup;
using recoup::testing::UiDesk;
using Step = ui::PurgeLook::Step;

namespace {

struct PurgeDesk : UiDesk {
    PurgeDesk() : UiDesk({1440, 900}, core::Lang::zh) {
        look = {.step = Step::asking, .what = {"证据原件 2 份（1.2 MB）"}};
        touch = [this](ui::AppView& view) { view.purge = look; };
        frame(3);
    }
    template <class R>
    const R* asked() const {
        return requests.empty() ? nullptr : std::get_if<R>(&requests.back());
    }
    ui::PurgeLook look;
};

}  // namespace

TEST_CASE_FIXTURE(PurgeDesk, "nothing goes by Enter, only by its button") {
    headless.press(ui::Key::enter);
    frame();
    CHECK(requests.empty());
    headless.click("purge/now");
    CHECK(asked<ui::PurgeRequest>());
}

TEST_CASE_FIXTURE(PurgeDesk, "where there is nothing to erase nothing can be pressed") {
    look.what.clear();
    frame(2);
    headless.click("purge/now");
    CHECK(requests.empty());
}

TEST_CASE_FIXTURE(PurgeDesk, "another age asks to look again") {
    headless.click("purge/age/1");
    REQUIRE(asked<ui::LookAtPurgeRequest>());
    CHECK(asked<ui::LookAtPurgeRequest>()->days == 30);
}

TEST_CASE_FIXTURE(PurgeDesk, "afterwards the backups that hold it are listed and can be replaced, or it is closed") {
    look.step = Step::purged;
    SUBCASE("some") {
        look.held = {"11-22 20:00 · a.recoup"};
        frame(2);
        headless.click("purge/replace");
        CHECK(asked<ui::ReplaceBackupsRequest>());
    }
    SUBCASE("none") {
        frame(2);
        headless.click("purge/done");
        CHECK(asked<ui::ClosePurgeRequest>());
    }
}
