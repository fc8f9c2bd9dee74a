#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "support/painted_pictures.h"
#include "support/system.h"
#include "support/ui_desk.h"
#include "ui/viewer/picture.h"

using namespace recoup;
using core::EvidenceKind;
using core::FileClass;
using recoup::testing::PaintedPictures;
using recoup::testing::UiDesk;
using ui::Key;
using ui::Pose;
using ui::Rect;

namespace {

void save(UiDesk& desk, const std::string& name) {
    if (const char* folder = std::getenv("RECOUP_PICTURES"))
        desk.headless.save_png(std::string(folder) + "/" + name + ".png");
}

struct Viewer : UiDesk {
    core::Uuid id;
    PaintedPictures painted{headless};

    explicit Viewer(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        pictures = &painted;
        id = add("音乐平台付费后无法播放任何歌曲", "某音乐平台", core::Problem::service_outage, 1500);
    }
    void attach(std::string name, EvidenceKind kind, FileClass file_class, int width, int height,
                std::string caption = "") {
        const auto count = state.find(id)->evidence.size();
        core::NewEvidence item;
        item.kind = kind;
        item.name = std::move(name);
        item.caption = std::move(caption);
        item.sha256 = "3f9ac21e" + std::string(54, 'a') + static_cast<char>('0' + count / 10) +
                      static_cast<char>('0' + count % 10);
        item.bytes = 421'888;
        item.file_class = file_class;
        item.width = width;
        item.height = height;
        item.captured_at = reader.now - std::chrono::hours{31};
        item.captured_from = core::CapturedFrom::name;
        run(core::AttachEvidence{id, {item}});
    }
    void attach_some() {
        attach("支付成功 2026-11-20.png", EvidenceKind::payment_proof, FileClass::picture, 1080, 2400);
        attach("播放失败.png", EvidenceKind::error_screen, FileClass::picture, 1600, 900);
        attach("客服沟通记录 2026-11-21 09.05.png", EvidenceKind::support_chat, FileClass::picture, 1080, 1424,
               "客服第 2 次推诿，称“可能是您设备的问题”");
        attach("电子发票.pdf", EvidenceKind::order_detail, FileClass::pdf, 0, 0);
    }
    const core::EvidenceRow& evidence(std::size_t i) const { return state.find(id)->evidence[i]; }
    void open(std::size_t i) {
        ui.tools.viewer = ui::ViewerUi{.case_uuid = id, .evidence_uuid = evidence(i).uuid};
        frame(2);
    }
    std::size_t shown() const {
        for (std::size_t i = 0; i < state.find(id)->evidence.size(); ++i)
            if (evidence(i).uuid == ui.tools.viewer->evidence_uuid) return i;
        return 99;
    }
    Rect pixels() const {
        const auto& box = headless.probes.at("viewer/pixels");
        return {box.min, box.max};
    }
    float zoom() const { return pixels().width() / static_cast<float>(evidence(shown()).width); }
};

}  // namespace

TEST_CASE("the viewer is drawn for the eye") {
    Viewer desk;
    desk.attach_some();
    desk.open(2);
    save(desk, "viewer-zh");
    desk.open(3);
    save(desk, "viewer-document");
    Viewer narrow({900, 600}, core::Lang::en);
    for (int i = 0; i < 9; ++i) narrow.attach_some();
    narrow.painted.verdict_now = ui::Verdict::damaged;
    narrow.open(14);
    save(narrow, "viewer-narrow-en");
    narrow.painted.tile_state = ui::Picture::State::failed;
    narrow.frame(2);
    save(narrow, "viewer-failed-en");
    CHECK(narrow.headless.shown("viewer/failed"));
    CHECK(narrow.headless.shown("viewer/damaged"));
}

TEST_CASE("a picture is shown whole at first, and never larger than it is") {
    Viewer desk;
    desk.attach_some();
    desk.attach("small.png", EvidenceKind::other, FileClass::picture, 200, 100);
    desk.open(1);
    CHECK(desk.pixels().max.x <= 1440 - 300);
    CHECK(desk.pixels().min.x >= 104);
    desk.open(4);
    CHECK(desk.zoom() == 1.0F);
}

TEST_CASE("the tile of a file that is not drawn names its type") {
    CHECK(ui::type_of_name("IMG_0042.heic") == "HEIC");
    CHECK(ui::type_of_name("a.b.Psd") == "PSD");
    CHECK(ui::type_of_name("scan.7z") == "7Z");
    CHECK(ui::type_of_name("without") == "");
    CHECK(ui::type_of_name("发票.附件") == "");
    CHECK(ui::type_of_name("long.extension") == "");
    Viewer desk;
    desk.attach_some();
    desk.attach("IMG_0042.heic", EvidenceKind::other, FileClass::other_picture, 0, 0);
    desk.open(0);
    CHECK(desk.headless.shown("type/HEIC"));
    CHECK_FALSE(desk.headless.shown("type/PNG"));
    save(desk, "viewer-types");
}

TEST_CASE("a picture that lacks something is shown with the reason") {
    Viewer desk;
    desk.attach_some();
    desk.open(1);
    CHECK_FALSE(desk.headless.shown("viewer/cut_off"));
    desk.painted.flaw = ui::Flaw::cut_off;
    desk.frame(2);
    CHECK(desk.headless.shown("viewer/pixels"));
    CHECK(desk.headless.shown("viewer/cut_off"));
    save(desk, "viewer-cut-off");
    desk.painted.flaw = ui::Flaw::damaged;
    desk.frame(2);
    CHECK(desk.headless.shown("viewer/partly_damaged"));
    CHECK_FALSE(desk.headless.shown("viewer/cut_off"));
}

TEST_CASE("a very tall picture fills the width and is read from its top; F shows all of it") {
    Viewer desk;
    desk.attach("long.png", EvidenceKind::support_chat, FileClass::picture, 1080, 20000);
    desk.open(0);
    CHECK(desk.pixels().width() > 900);
    CHECK(desk.pixels().min.y == doctest::Approx(56 + 24));
    desk.headless.press(Key::down);
    CHECK(desk.pixels().min.y < 56);
    desk.headless.press(Key::f);
    desk.frame();
    CHECK(desk.pixels().height() <= 844);
}

TEST_CASE("the wheel zooms and the point under the pointer stays") {
    Viewer desk;
    desk.attach_some();
    desk.open(2);
    for (int i = 0; i < 6; ++i) desk.headless.press(Key::plus);  // larger than its room both ways
    const auto before = desk.pixels();
    const ImVec2 at{600, 300};
    const float zoom_before = desk.zoom();
    const float point_x = (at.x - before.min.x) / zoom_before;
    desk.headless.move(at);
    for (int i = 0; i < 5; ++i) desk.headless.wheel(1);
    CHECK(desk.zoom() > 2 * zoom_before);
    CHECK(desk.pixels().min.x + point_x * desk.zoom() == doctest::Approx(at.x).epsilon(0.01));
}

TEST_CASE("zoom stays between the whole picture and 800 percent") {
    Viewer desk;
    desk.attach_some();
    desk.open(2);
    const float fit = desk.zoom();
    for (int i = 0; i < 30; ++i) desk.headless.press(Key::plus, true);
    CHECK(desk.zoom() == 8.0F);
    for (int i = 0; i < 30; ++i) desk.headless.press(Key::minus, true);
    CHECK(desk.zoom() == doctest::Approx(fit).epsilon(0.01));
    desk.headless.press(Key::digit_1);
    CHECK(desk.zoom() == 1.0F);
    desk.headless.press(Key::digit_0);
    CHECK(desk.zoom() == doctest::Approx(fit).epsilon(0.01));
    CHECK(desk.requests.empty());  // the interface keeps its scale
}

TEST_CASE("a zoomed picture is dragged, and its edge stays in the room") {
    Viewer desk;
    desk.attach_some();
    desk.open(2);
    desk.headless.press(Key::digit_1);
    for (int i = 0; i < 3; ++i) desk.headless.press(Key::plus);
    const auto before = desk.pixels();
    desk.headless.drag({500, 400}, {560, 430});
    CHECK(desk.pixels().min.x == doctest::Approx(before.min.x + 60));
    CHECK(desk.pixels().min.y == doctest::Approx(before.min.y + 30));
    for (int i = 0; i < 9; ++i) desk.headless.drag({200, 200}, {1100, 880});
    CHECK(desk.pixels().min.x == doctest::Approx(104 + 24));
    CHECK(desk.pixels().min.y == doctest::Approx(56 + 24));
}

TEST_CASE("only tiles in sight are asked for, at a size that fits the screen") {
    Viewer desk;
    desk.attach("huge.png", EvidenceKind::other, FileClass::picture, 8000, 5000);
    desk.open(0);
    for (const auto& [level, column, row] : desk.painted.tiles) CHECK(level == 3);
    desk.headless.press(Key::digit_1);
    desk.painted.tiles.clear();
    desk.frame();
    CHECK(desk.painted.tiles.size() >= 2);
    CHECK(desk.painted.tiles.size() <= 6);
    for (const auto& [level, column, row] : desk.painted.tiles) CHECK(level == 0);
}

TEST_CASE("tiles meet without a gap at any zoom") {
    Viewer desk;
    desk.attach("wide.png", EvidenceKind::other, FileClass::picture, 2000, 500);
    desk.open(0);
    desk.headless.move({600, 450});
    for (int i = 0; i < 9; ++i) {
        desk.headless.wheel(0.7F);
        const auto& probes = desk.headless.probes;
        const auto left = probes.find("viewer/tile/0/0/0");
        const auto right = probes.find("viewer/tile/0/1/0");
        if (left == probes.end() || right == probes.end()) continue;
        CHECK(left->second.max.x == right->second.min.x);
        CHECK(left->second.max.x == std::round(left->second.max.x));
    }
}

TEST_CASE("arrows, Home and End go through the evidence; Esc closes") {
    Viewer desk;
    desk.attach_some();
    desk.open(1);
    desk.headless.press(Key::right);
    CHECK(desk.shown() == 2);
    desk.headless.press(Key::left);
    desk.headless.press(Key::left);
    desk.headless.press(Key::left);
    CHECK(desk.shown() == 0);
    desk.headless.press(Key::end);
    CHECK(desk.shown() == 3);
    desk.headless.press(Key::home);
    CHECK(desk.shown() == 0);
    desk.headless.click("viewer/thumb/2");
    CHECK(desk.shown() == 2);
    desk.headless.press(Key::escape);
    CHECK_FALSE(desk.ui.tools.viewer.has_value());
}

TEST_CASE("kind and caption are edited where they stand, one command each") {
    Viewer desk;
    desk.attach_some();
    desk.open(0);
    desk.headless.click("viewer/kind");
    desk.frame();
    desk.headless.click("viewer/kind/options/1");
    CHECK(desk.evidence(0).kind == EvidenceKind::error_screen);
    desk.headless.click("viewer/caption");
    desk.headless.type("第一次支付 😀");
    desk.headless.press(Key::left);  // moves the caret, not to the previous evidence
    CHECK(desk.evidence(0).caption.empty());
    desk.headless.click("viewer/thumb/1");
    desk.frame();
    CHECK(desk.evidence(0).caption == "第一次支付 😀");
    CHECK(desk.evidence(1).caption.empty());
    CHECK(desk.commands.size() == 2);
}

TEST_CASE("Esc in the caption leaves the field first and keeps the text") {
    Viewer desk;
    desk.attach_some();
    desk.open(0);
    desk.headless.click("viewer/caption");
    desk.headless.type("付款");
    desk.headless.press(Key::escape);
    desk.frame();
    REQUIRE(desk.ui.tools.viewer.has_value());
    CHECK(desk.evidence(0).caption == "付款");
    desk.headless.press(Key::escape);
    CHECK_FALSE(desk.ui.tools.viewer.has_value());
}

TEST_CASE("removing shows the next evidence, removing the last closes") {
    Viewer desk;
    desk.attach("a.png", EvidenceKind::other, FileClass::picture, 100, 100);
    desk.attach("b.png", EvidenceKind::other, FileClass::picture, 100, 100);
    desk.open(0);
    desk.headless.click("viewer/remove");
    desk.frame();
    CHECK(desk.state.find(desk.id)->evidence.size() == 1);
    CHECK(desk.evidence(0).name == "b.png");
    desk.headless.press(Key::del);
    desk.frame(2);
    CHECK_FALSE(desk.ui.tools.viewer.has_value());
}

TEST_CASE("a document is exported from its page" * doctest::skip(!test::kPosix)) {
    Viewer desk;
    desk.attach_some();
    desk.touch = [](ui::AppView& app) { app.export_folders = {"/home/me/文档", "/home/me/下载"}; };
    desk.open(3);
    desk.headless.click("viewer/export_document");
    desk.frame(2);
    save(desk, "export-over-viewer");
    desk.headless.click("export/folder/1");
    desk.headless.click("export/do");
    REQUIRE(desk.requests.size() == 1);
    const auto& request = std::get<ui::ExportRequest>(desk.requests[0]);
    CHECK(request.folder == "/home/me/下载");
    CHECK(request.evidence == std::vector{desk.evidence(3).uuid});
    CHECK(desk.ui.tools.viewer.has_value());
}

TEST_CASE("a read-only file shows its evidence and changes nothing") {
    Viewer desk;
    desk.attach_some();
    desk.touch = [](ui::AppView& app) { app.save = ui::SaveLook::read_only; };
    desk.open(0);
    CHECK_FALSE(desk.headless.shown("viewer/remove"));
    CHECK_FALSE(desk.headless.shown("viewer/caption"));
    desk.headless.press(Key::del);
    CHECK(desk.commands.empty());
}

TEST_CASE("zoom steps go up and down through the same round numbers") {
    CHECK(ui::zoom_step(1.0F, +1) == 1.5F);
    CHECK(ui::zoom_step(1.5F, -1) == 1.0F);
    CHECK(ui::zoom_step(0.9F, +1) == 1.0F);
    CHECK(ui::zoom_step(8.0F, +1) == 8.0F);
}
