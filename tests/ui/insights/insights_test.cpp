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

struct Insights : UiDesk {
    core::Uuid refunded, open;

    explicit Insights(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        refunded = add("游戏充值重复扣款", "某游戏平台", Problem::payment_failure, 64800);
        run(core::MoveCase{refunded, Stage::refunded, {}, 64800, {}, core::Route::none, {}});
        open = add("视频会员无法播放", "某视频平台", Problem::service_outage, 2500, Stage::contacted);
        frame();
    }
};

}  // namespace

TEST_CASE("the digit 4 and the rail open the insights, Escape leads back") {
    Insights desk;
    desk.headless.press(Key::digit_4);
    desk.frame(2);
    CHECK(desk.ui.view == ui::View::insights);
    desk.headless.press(Key::escape);
    desk.frame(2);
    CHECK(desk.ui.view == ui::View::board);
    desk.headless.click("rail/insights");
    desk.frame(2);
    CHECK(desk.ui.view == ui::View::insights);
    save(desk, "insights-few");
}

TEST_CASE("a click on a bar lists the cases behind it, and a click on one opens it") {
    Insights desk;
    desk.ui.view = ui::View::insights;
    desk.frame(2);
    desk.headless.click("insights/platform/0");
    desk.frame(2);
    REQUIRE(desk.ui.insights.pick);
    save(desk, "insights-picked");
    desk.headless.click("insights/case/0");
    desk.frame(2);
    CHECK(desk.ui.drawer.case_uuid.has_value());
}

TEST_CASE("all figures can be copied as text") {
    Insights desk;
    desk.ui.view = ui::View::insights;
    desk.frame(2);
    desk.headless.click("insights/copy");
    desk.frame(1);
    REQUIRE_FALSE(desk.copied.empty());
    CHECK(desk.copied.back().find("¥648.00") != std::string::npos);
    CHECK(desk.copied.back().find("某视频平台") != std::string::npos);
}
