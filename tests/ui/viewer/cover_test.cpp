#include <doctest/doctest.h>

#include <cstdlib>

#include "support/painted_pictures.h"
#include "support/ui_desk.h"

using namespace recoup;
using core::CoverBox;
using recoup::testing::PaintedPictures;
using recoup::testing::UiDesk;
using ui::Key;

namespace {

// A viewer over one order, whose text was read.
struct Cover : UiDesk {
    core::Uuid id;
    PaintedPictures painted{headless};
    core::PictureText text{1080, 1954, {}};
    ui::CaseRead read;

    explicit Cover(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        pictures = &painted;
        id = add("台灯", "山岚家居", core::Problem::goods_quality, 15600);
        for (const auto* name : {"订单详情.png", "退款.png"}) {
            core::NewEvidence item{.kind = core::EvidenceKind::order_detail, .name = name};
            item.sha256 = std::string(62, 'a') + std::to_string(10 + state.find(id)->evidence.size());
            item.bytes = 36'000;
            item.file_class = core::FileClass::picture;
            item.width = 1080;
            item.height = 1954;
            run(core::AttachEvidence{id, {item}});
        }
        const auto line = [&](int x, int y, int w, int h, const char* words) {
            text.lines.push_back({x, y, w, h, words, 0.99});
        };
        line(60, 470, 130, 56, "李晓");
        line(250, 470, 330, 56, "138 0000 0000");
        line(60, 1150, 160, 50, "付款方式");
        line(460, 1150, 560, 50, "储蓄卡 6222 0213 3300 4823");
        read.shown = &text;
        touch = [this](ui::AppView& view) { view.case_read = &read; };
        ui.tools.viewer = ui::ViewerUi{.case_uuid = id, .evidence_uuid = state.find(id)->evidence[0].uuid};
        frame(2);
    }
    std::vector<CoverBox> boxes(std::size_t i = 0) const {
        return core::covers_of(*state.find(id), state.find(id)->evidence[i].uuid);
    }
    std::size_t steps() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            commands, [](const auto& command) { return std::holds_alternative<core::SetCovers>(command); }));
    }
    ui::Rect pixels() const {
        const auto& box = headless.probes.at("viewer/pixels");
        return {box.min, box.max};
    }
    ImVec2 screen(float x, float y) const {
        const float zoom = pixels().width() / 1080;
        return {pixels().min.x + x * zoom, pixels().min.y + y * zoom};
    }
    void start() {
        headless.press(Key::r);
        frame(2);
    }
};

void save(UiDesk& desk, const std::string& name) {
    if (const char* folder = std::getenv("RECOUP_PICTURES"))
        desk.headless.save_png(std::string(folder) + "/" + name + ".png");
}

}  // namespace

TEST_CASE("covering is drawn for the eye") {
    Cover desk;
    desk.start();
    desk.headless.click("cover/take/0");
    desk.frame(2);
    save(desk, "cover-zh");
    Cover english({1100, 700}, core::Lang::en);
    english.start();
    save(english, "cover-en");
    CHECK(english.headless.shown("cover/done"));
}

TEST_CASE("R starts and ends it, and nothing is covered by itself") {
    Cover desk;
    CHECK_FALSE(desk.headless.shown("cover/proposed/0"));
    desk.start();
    CHECK(desk.headless.shown("cover/on"));
    CHECK(desk.headless.shown("cover/proposed/2"));
    CHECK(desk.boxes().empty());
    desk.headless.press(Key::r);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("cover/on"));
    CHECK(desk.steps() == 0);
    desk.start();
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("cover/on"));
    CHECK(desk.ui.tools.viewer);
}

TEST_CASE("Enter covers all that is proposed in one step") {
    Cover desk;
    desk.start();
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.boxes().size() == 3);
    CHECK(desk.steps() == 1);
    CHECK(desk.boxes()[0].label == "姓名");
    CHECK_FALSE(desk.headless.shown("cover/proposed/0"));
    CHECK(desk.headless.shown("cover/nothing"));
}

TEST_CASE("one proposal is covered by its row or on the picture") {
    Cover desk;
    desk.start();
    desk.headless.click("cover/take/1");
    desk.frame(2);
    REQUIRE(desk.boxes().size() == 1);
    CHECK(desk.boxes()[0].label == "手机号");
    desk.headless.click("cover/proposed/0");
    desk.frame(2);
    CHECK(desk.boxes().size() == 2);
}

TEST_CASE("dragging draws a box where it was dragged, a click none") {
    Cover desk;
    desk.start();
    desk.headless.drag(desk.screen(200, 1400), desk.screen(500, 1500));
    desk.frame(2);
    REQUIRE(desk.boxes().size() == 1);
    CHECK(std::abs(desk.boxes()[0].x - 200) <= 3);
    CHECK(std::abs(desk.boxes()[0].y - 1400) <= 3);
    CHECK(std::abs(desk.boxes()[0].w - 300) <= 4);
    CHECK(std::abs(desk.boxes()[0].h - 100) <= 4);
    CHECK(desk.steps() == 1);
    desk.headless.click(desk.screen(800, 1700));
    desk.frame(2);
    CHECK(desk.boxes().size() == 1);
}

TEST_CASE("a box is moved and sized by the pointer, and stays within the picture") {
    Cover desk;
    desk.run(core::SetCovers{desk.id, desk.state.find(desk.id)->evidence[0].uuid, {{200, 1400, 300, 100, "x"}}});
    desk.start();
    desk.headless.drag(desk.screen(350, 1450), desk.screen(450, 1470));
    desk.frame(2);
    CHECK(std::abs(desk.boxes()[0].x - 300) <= 3);
    CHECK(desk.boxes()[0].w == 300);
    CHECK(desk.boxes()[0].label == "x");
    desk.headless.drag(desk.screen(450, 1470), desk.screen(2000, 1470));
    desk.frame(2);
    CHECK(desk.boxes()[0].x == 780);
    const auto box = desk.boxes()[0];
    desk.headless.drag(desk.screen(static_cast<float>(box.x), static_cast<float>(box.y)), desk.screen(600, 1300));
    desk.frame(2);
    CHECK(std::abs(desk.boxes()[0].x - 600) <= 3);
    CHECK(desk.boxes()[0].x + desk.boxes()[0].w == 1080);
}

TEST_CASE("arrows nudge the chosen box, several in a row are one step") {
    Cover desk;
    desk.run(core::SetCovers{desk.id, desk.state.find(desk.id)->evidence[0].uuid, {{200, 1400, 300, 100, ""}}});
    desk.start();
    desk.headless.press(Key::tab);
    for (int i = 0; i < 3; ++i) desk.headless.press(Key::right);
    desk.headless.press(Key::down, false, true);
    CHECK(desk.steps() == 0);
    desk.headless.wait(1);
    desk.frame(2);
    CHECK(desk.steps() == 1);
    CHECK(desk.boxes()[0] == CoverBox{203, 1410, 300, 100, ""});
}

TEST_CASE("N draws a box in the middle of what is seen; arrows move it, with Ctrl they size it, all in one step") {
    Cover desk;
    desk.start();
    desk.headless.press(Key::n);
    desk.frame();
    CHECK(desk.steps() == 0);
    desk.headless.press(Key::up, false, true);
    desk.headless.press(Key::right, true, true);
    desk.headless.press(Key::down, true);
    desk.headless.wait(1);
    desk.frame(2);
    REQUIRE(desk.boxes().size() == 1);
    CHECK(desk.steps() == 1);
    const auto drawn = desk.boxes()[0];
    CHECK(std::abs(drawn.x + (drawn.w - 10) / 2 - 540) <= 2);
    CHECK(std::abs(drawn.y + 10 + (drawn.h - 1) / 2 - 977) <= 2);
    for (int i = 0; i < 200; ++i) desk.headless.press(Key::left, true, true);
    for (int i = 0; i < 200; ++i) desk.headless.press(Key::down, true, true);
    desk.headless.wait(1);
    desk.frame(2);
    CHECK(desk.boxes()[0].w == ui::kLeastSide);
    CHECK(desk.boxes()[0].y + desk.boxes()[0].h == 1954);
    CHECK_FALSE(desk.ui.new_case.open);
}

TEST_CASE("a box that was just drawn is taken back by Ctrl+Z, and kept when it ends at once") {
    Cover desk;
    desk.start();
    desk.headless.press(Key::n);
    desk.frame();
    SUBCASE("Ctrl+Z") {
        desk.headless.press(Key::z, true);
        desk.headless.wait(1);
        desk.frame(2);
        CHECK(desk.boxes().empty());
        CHECK(desk.steps() == 0);
    }
    SUBCASE("R") {
        desk.headless.press(Key::r);
        desk.frame(2);
        CHECK(desk.boxes().size() == 1);
    }
}

TEST_CASE("Tab goes on from the boxes to what is proposed, and Enter covers the one that is marked") {
    Cover desk;
    desk.run(core::SetCovers{desk.id, desk.state.find(desk.id)->evidence[0].uuid, {{200, 1400, 300, 100, ""}}});
    desk.start();
    desk.headless.press(Key::tab);
    desk.frame();
    CHECK(desk.ui.tools.viewer->cover.chosen == 0U);
    desk.headless.press(Key::tab);
    desk.headless.press(Key::tab);
    desk.frame();
    CHECK_FALSE(desk.ui.tools.viewer->cover.chosen);
    CHECK(desk.ui.tools.viewer->cover.marked == 1U);
    desk.headless.press(Key::enter);
    desk.frame(2);
    REQUIRE(desk.boxes().size() == 2);
    CHECK(desk.boxes()[1].label == "手机号");
    CHECK(desk.ui.tools.viewer->cover.chosen == 1U);
    desk.headless.press(Key::tab, false, true);
    desk.headless.press(Key::tab, false, true);
    desk.frame();
    CHECK(desk.ui.tools.viewer->cover.marked == 1U);  // round the end, to the last that is left
}

TEST_CASE("what was nudged is kept when it ends at once, and when another picture is looked at") {
    Cover desk;
    desk.run(core::SetCovers{desk.id, desk.state.find(desk.id)->evidence[0].uuid, {{200, 1400, 300, 100, ""}}});
    desk.start();
    desk.headless.press(Key::tab);
    desk.headless.press(Key::right);
    SUBCASE("R") {
        desk.headless.press(Key::r);
    }
    SUBCASE("another picture") {
        desk.headless.press(Key::page_down);
    }
    desk.frame(3);
    CHECK(desk.boxes()[0].x == 201);
    CHECK(desk.boxes(1).empty());
}

TEST_CASE("Del takes the chosen box away, and never the evidence") {
    Cover desk;
    desk.run(core::SetCovers{desk.id, desk.state.find(desk.id)->evidence[0].uuid, {{200, 1400, 300, 100, ""}}});
    desk.start();
    desk.headless.press(Key::del);
    desk.frame();
    CHECK(desk.state.find(desk.id)->evidence.size() == 2);
    CHECK(desk.boxes().size() == 1);
    desk.headless.press(Key::tab);
    desk.headless.press(Key::del);
    desk.frame(2);
    CHECK(desk.boxes().empty());
    desk.headless.press(Key::del);
    desk.frame();
    CHECK(desk.state.find(desk.id)->evidence.size() == 2);
}

TEST_CASE("while Space is held the original is seen, while it is covered and after") {
    Cover desk;
    desk.start();
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.headless.shown("cover/box/0"));
    for (const bool on : {true, false}) {
        if (!on) desk.headless.press(Key::r);
        desk.headless.input.space_down = true;
        desk.frame(1);
        CHECK_FALSE(desk.headless.shown("cover/box/0"));
        desk.headless.input.space_down = false;
        desk.frame(1);
        CHECK(desk.headless.shown("cover/box/0"));
    }
}

TEST_CASE("small pictures say how much of them is covered") {
    Cover desk;
    CHECK_FALSE(desk.headless.shown("covered/badge"));
    desk.run(core::SetCovers{desk.id, desk.state.find(desk.id)->evidence[0].uuid, {{200, 1400, 300, 100, ""}}});
    desk.frame(2);
    CHECK(desk.headless.shown("covered/badge"));
    desk.ui.tools.viewer.reset();
    desk.ui.drawer.case_uuid = desk.id;
    desk.ui.drawer.tab = ui::DrawerTab::evidence;
    desk.frame(3);
    CHECK(desk.headless.shown("covered/badge"));
}

TEST_CASE("a file that is only read is not covered") {
    Cover desk;
    desk.touch = [&](ui::AppView& view) {
        view.case_read = &desk.read;
        view.save = ui::SaveLook::read_only;
    };
    desk.frame();
    desk.start();
    CHECK_FALSE(desk.headless.shown("cover/on"));
    CHECK_FALSE(desk.headless.shown("viewer/redact"));
}
