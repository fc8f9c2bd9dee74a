#include <doctest/doctest.h>

#include "support/ui_desk.h"

using namespace recoup;
using recoup::testing::UiDesk;

namespace {

struct BannerDesk : UiDesk {
    BannerDesk() {
        touch = [this](ui::AppView& view) {
            view.held = held;
            view.save = save;
            view.damage = "案件 1 的资料已损坏";
        };
        frame(2);
    }
    bool held = true;
    ui::SaveLook save = ui::SaveLook::read_only;
};

}  // namespace

TEST_CASE_FIXTURE(BannerDesk, "a file that was found damaged can be mended, or changed all the same") {
    headless.click("damaged/anyway");
    REQUIRE(requests.size() == 1);
    CHECK(std::holds_alternative<ui::ChangeAnywayRequest>(requests.back()));
    headless.click("damaged/mend");
    CHECK(std::holds_alternative<ui::MendRequest>(requests.back()));
}

TEST_CASE_FIXTURE(BannerDesk, "while the file is gone nothing is offered that would want it") {
    save = ui::SaveLook::gone;
    frame(2);
    CHECK_FALSE(headless.shown("damaged/anyway"));
    CHECK_FALSE(headless.shown("damaged/mend"));
}
