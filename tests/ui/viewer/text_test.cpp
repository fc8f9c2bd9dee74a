// The text of a picture in the viewer: selected with the pointer and with keys, copied, framed, searched for; a chat as
// its turns beside it.
#include <doctest/doctest.h>

#include <cstdlib>

#include "support/painted_pictures.h"
#include "support/ui_desk.h"
#include "ui/viewer/text_layer.h"

using namespace recoup;
using core::EvidenceKind;
using recoup::testing::PaintedPictures;
using recoup::testing::UiDesk;
using ui::Key;

namespace {

core::PictureText read_text() {
    core::PictureText text{1080, 2400, {}};
    text.lines = {{60, 300, 600, 60, "订单编号：20261120220014", 0.98},
                  {60, 420, 400, 60, "交易成功 ¥328.00", 0.97},
                  {60, 900, 300, 60, "看不清的字", 0.6}};
    return text;
}

struct ReadViewer : UiDesk {
    core::Uuid id;
    PaintedPictures painted{headless};
    core::PictureText text = read_text();
    ui::CaseRead read;

    explicit ReadViewer(core::Lang lang = core::Lang::zh, float scale = 1) : UiDesk({1440 * scale, 900 * scale}, lang) {
        headless.input.scale = scale;
        pictures = &painted;
        id = add("视频会员打不开", "星河视频", core::Problem::service_outage, 1500);
        for (int i = 0; i < 2; ++i) {
            core::NewEvidence item;
            item.kind = i == 0 ? EvidenceKind::order_detail : EvidenceKind::support_chat;
            item.name = "截图.png";
            item.sha256 = std::string(63, 'a') + static_cast<char>('0' + i);
            item.file_class = core::FileClass::picture;
            item.width = 1080;
            item.height = 2400;
            run(core::AttachEvidence{id, {item}});
        }
        read.shown = &text;
        touch = [this](ui::AppView& shown) { shown.case_read = &read; };
    }
    void open(std::size_t i = 0) {
        ui.tools.viewer = ui::ViewerUi{.case_uuid = id, .evidence_uuid = state.find(id)->evidence[i].uuid};
        frame(3);
    }
    // Where a part of a line stands on the screen.
    ImVec2 on_line(std::size_t line, float part) const {
        const auto& pixels = headless.probes.at("viewer/pixels");
        const float zoom = (pixels.max.x - pixels.min.x) / 1080;
        const auto& row = text.lines[line];
        return {pixels.min.x + (static_cast<float>(row.x) + static_cast<float>(row.w) * part) * zoom,
                pixels.min.y + static_cast<float>(row.middle()) * zoom};
    }
    ui::ViewerUi& viewer() { return *ui.tools.viewer; }
    void search_for(const std::string& words) {
        viewer().find.text = words;
        frame(3);
    }
    void chat() {
        core::ChatView view;
        view.evidence_uuid = state.find(id)->evidence[1].uuid;
        view.number = 2;
        view.title = "在线客服";
        view.turns = {{core::Side::right, "我", "付了钱打不开", "11 月 21 日 09:02", {}, false, {0}},
                      {core::Side::left, "对方", "亲，可能是您操作问题哦，请您重启一下再试试看呢", "", {}, false, {1}},
                      {core::Side::between, "", "客服已离开", "", {}, true, {2}}};
        read.chats.chats = {view};
        read.chats.advice = {{core::ChatAdvice::Kind::gap, {2, 3}, "E2 和 E3 之间接不上，中间可能缺一张"}};
    }
};

void save(ReadViewer& desk, const std::string& name) {
    if (const char* folder = std::getenv("RECOUP_PICTURES"))
        desk.headless.save_png(std::string(folder) + "/" + name + ".png");
}

}  // namespace

TEST_CASE("a drag along a line selects its characters, and Ctrl+C copies them") {
    ReadViewer desk;
    desk.open();
    desk.headless.move(desk.on_line(0, 0.5F));
    CHECK(desk.last.cursor == ui::Cursor::text);
    desk.headless.drag(desk.on_line(0, 0.001F), desk.on_line(0, 0.999F));
    desk.headless.press(Key::c, true);
    CHECK(desk.copied.back() == "订单编号：20261120220014");
    const ui::LineRuler ruler(desk.headless.text, desk.text.lines[0]);
    const float number = ruler.part_at(15);  // behind the colon
    desk.headless.drag(desk.on_line(0, number + 0.003F), desk.on_line(0, 0.999F));
    desk.headless.press(Key::c, true);
    CHECK(desk.copied.back() == "20261120220014");
    save(desk, "viewer-selected");
}

TEST_CASE("a drag from one line to another takes both, at any zoom, and moves no picture") {
    ReadViewer desk;
    desk.open();
    for (const int zooms : {0, 3, 1}) {
        for (int i = 0; i < zooms; ++i) desk.headless.press(Key::plus);
        desk.viewer().text.selection = {};
        desk.viewer().pose.centre = {360, 400};
        desk.frame(2);
        const auto before = desk.headless.probes.at("viewer/pixels").min;
        desk.headless.drag(desk.on_line(0, 0.001F), desk.on_line(1, 0.999F));
        CHECK(ui::text_in(desk.text, desk.viewer().text.selection.range()) ==
              "订单编号：20261120220014\n交易成功 ¥328.00");
        CHECK(desk.headless.probes.at("viewer/pixels").min.x == before.x);
        CHECK(desk.headless.probes.at("viewer/pixels").min.y == before.y);
    }
}

TEST_CASE("two clicks take a word, Shift and a click go on to there, a click beside the text lets go") {
    ReadViewer desk;
    desk.open();
    desk.headless.double_click(desk.on_line(0, 0.8F));
    CHECK(ui::text_in(desk.text, desk.viewer().text.selection.range()) == "20261120220014");
    CHECK(desk.headless.shown("viewer/selected/0"));
    desk.headless.input.shift_down = true;
    desk.headless.click(desk.on_line(1, 0.999F));
    desk.headless.input.shift_down = false;
    CHECK(desk.viewer().text.selection.range().end.line == 1);
    desk.headless.click(desk.on_line(2, 2.0F));
    CHECK_FALSE(desk.viewer().text.selection.any());
}

TEST_CASE("keys select: all of it, character by character, line by line; Esc lets go before it closes") {
    ReadViewer desk;
    desk.open();
    desk.headless.press(Key::a, true);
    desk.headless.press(Key::c, true);
    CHECK(desk.copied.back() == "订单编号：20261120220014\n交易成功 ¥328.00\n看不清的字");
    desk.headless.press(Key::escape);
    REQUIRE(desk.ui.tools.viewer);
    CHECK_FALSE(desk.viewer().text.selection.any());
    for (int i = 0; i < 2; ++i) desk.headless.press(Key::right, false, true);
    desk.headless.press(Key::c, true);
    CHECK(desk.copied.back() == "订单");
    desk.headless.press(Key::end, false, true);
    desk.headless.press(Key::c, true);
    CHECK(desk.copied.back() == "订单编号：20261120220014");
    desk.headless.press(Key::left, false, true);
    desk.headless.press(Key::c, true);
    CHECK(desk.copied.back() == "订单编号：2026112022001");
    desk.headless.press(Key::escape);
    desk.headless.press(Key::escape);
    CHECK_FALSE(desk.ui.tools.viewer);
}

TEST_CASE("T frames the lines, those that were not read for sure in dots") {
    ReadViewer desk;
    desk.open();
    CHECK_FALSE(desk.headless.shown("viewer/frame/0"));
    desk.headless.press(Key::t);
    desk.frame();
    CHECK(desk.headless.shown("viewer/frame/0"));
    CHECK(desk.headless.shown("viewer/unsure/2"));
    CHECK_FALSE(desk.headless.shown("viewer/frame/2"));
    desk.headless.press(Key::a, true);
    desk.frame();
    save(desk, "viewer-frames");
    desk.headless.press(Key::t);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("viewer/frame/0"));
}

TEST_CASE("words of the board's search are framed at their place in the line; F3 goes from one to the next") {
    ReadViewer desk;
    desk.open();
    desk.search_for("2022");
    REQUIRE(desk.headless.shown("viewer/hit/0"));
    const auto& hit = desk.headless.probes.at("viewer/hit/0");
    const ui::LineRuler ruler(desk.headless.text, desk.text.lines[0]);
    CHECK(hit.min.x == doctest::Approx(desk.on_line(0, ruler.part_at(21)).x).epsilon(0.01));
    desk.search_for("0");
    const auto count = desk.viewer().find.hits.size();
    REQUIRE(count > 2);
    desk.headless.press(Key::f3);
    CHECK(desk.viewer().find.at == 1);
    desk.headless.press(Key::f3, false, true);
    desk.headless.press(Key::f3, false, true);
    CHECK(desk.viewer().find.at == count - 1);
    save(desk, "viewer-found");
    desk.headless.press(Key::escape);
    REQUIRE(desk.ui.tools.viewer);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("viewer/hit/0"));
}

TEST_CASE("Ctrl+F searches in the picture, Enter goes on, and nothing stands in it is said") {
    ReadViewer desk;
    desk.open();
    desk.headless.press(Key::f, true);
    desk.frame(2);
    desk.headless.type("328");
    desk.frame(2);
    CHECK(desk.viewer().find.hits.size() == 1);
    desk.headless.press(Key::enter);
    desk.headless.type("9");
    desk.frame(2);
    CHECK(desk.viewer().find.hits.empty());
    desk.headless.press(Key::escape);
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("viewer/find"));
    CHECK(desk.ui.tools.viewer);
}

TEST_CASE("a hit that is out of sight is brought into it") {
    ReadViewer desk;
    desk.text.lines.push_back({60, 2300, 300, 60, "最后一行", 0.99});
    desk.open();
    desk.headless.press(Key::digit_1);
    for (int i = 0; i < 3; ++i) desk.headless.press(Key::plus);
    desk.search_for("最后");
    const auto& hit = desk.headless.probes.at("viewer/hit/0");
    CHECK(hit.min.y > 56);
    CHECK(hit.max.y < 900);
}

TEST_CASE("while a picture is read a chip says so, and nothing of it can be selected") {
    ReadViewer desk;
    desk.read.shown = nullptr;
    desk.read.reading = true;
    desk.open();
    CHECK(desk.headless.shown("viewer/reading"));
    desk.headless.press(Key::a, true);
    desk.headless.press(Key::t);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("viewer/selected/0"));
    CHECK_FALSE(desk.headless.shown("viewer/frame/0"));
    desk.read = {};
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("viewer/reading"));
}

TEST_CASE("the other button of the mouse offers to copy all of it") {
    ReadViewer desk;
    desk.open();
    desk.headless.click(desk.on_line(1, 0.5F), 1);
    desk.frame(2);
    REQUIRE(desk.headless.shown("viewer/menu"));
    save(desk, "viewer-menu");
    desk.headless.click("viewer/menu/0");
    CHECK(desk.copied.back() == "订单编号：20261120220014\n交易成功 ¥328.00\n看不清的字");
}

TEST_CASE("a chat is shown as its turns, marked as read by a machine; a turn that is pressed is selected") {
    for (const auto lang : {core::Lang::zh, core::Lang::en})
        for (const float scale : {1.0F, 1.25F}) {
            ReadViewer desk(lang, scale);
            desk.chat();
            desk.open(0);
            CHECK_FALSE(desk.headless.shown("viewer/side"));
            desk.open(1);
            desk.viewer().transcript = true;
            desk.frame(2);
            CHECK(desk.headless.shown("chat/machine_read"));
            CHECK(desk.headless.shown("chat/advice"));
            desk.headless.click("chat/turn/1");
            desk.frame();
            save(desk, "viewer-transcript-" + std::string(core::lang_token(lang)) + (scale > 1 ? "-125" : ""));
            CHECK(ui::text_in(desk.text, desk.viewer().text.selection.range()) == "交易成功 ¥328.00");
            desk.headless.click("chat/copy");
            CHECK(desk.copied.back().find("付了钱打不开\n") != std::string::npos);
        }
}

TEST_CASE("the evidence of a case tells what lacks between its chats, and opens what they say") {
    for (const auto lang : {core::Lang::zh, core::Lang::en}) {
        ReadViewer desk(lang);
        desk.chat();
        desk.ui.drawer.case_uuid = desk.id;
        desk.ui.drawer.tab = ui::DrawerTab::evidence;
        desk.frame(3);
        CHECK(desk.headless.shown("evidence/advice/0"));
        save(desk, "evidence-advice-" + std::string(core::lang_token(lang)));
        desk.headless.click("evidence/transcript");
        desk.frame(2);
        REQUIRE(desk.ui.tools.viewer);
        CHECK(desk.headless.shown("chat/machine_read"));
    }
}

TEST_CASE("what is selected is text without controls, and places beyond the picture are its end") {
    core::PictureText odd{100, 100, {{0, 0, 10, 10, "a\x1b[31m\nb", 1}, {0, 20, 10, 10, "", 1}}};
    CHECK(ui::text_in(odd, ui::all_of(odd)).find('\x1b') == std::string::npos);
    CHECK(ui::text_in(odd, {{0, 0}, {9, 99}}) == ui::text_in(odd, ui::all_of(odd)));
    CHECK(ui::moved(odd, {7, 7}, ui::CaretWay::down).line == 1);
    CHECK(ui::text_in({}, {{0, 0}, {3, 3}}).empty());
    CHECK(ui::moved({}, {}, ui::CaretWay::right) == ui::TextPlace{});
}
