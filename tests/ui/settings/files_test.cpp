// Files in the window: the settings' section, the recent ones, backups, and paths that are typed.
#include <doctest/doctest.h>

#include "support/system.h"
#include "support/ui_desk.h"

using namespace recoup;
using recoup::testing::UiDesk;
using ui::Key;
using ui::PathUse;

namespace {

struct Desk : UiDesk {
    explicit Desk(ImVec2 px = {1440, 1400}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        ui.view = ui::View::settings;
        touch = [this](ui::AppView& view) {
            view.file_path = "/home/小明/文稿/我的退款.recoup";
            view.recent = {{"/home/小明/去年.recoup", "去年.recoup", "3 个案件、9 份证据 · 昨天 20:40"}};
            view.backups = {{"/b/1.recoup", "今天 09:12", "12 个案件 · 比现在少 2 步", ui::BackupLook::State::whole},
                            {"/b/2.recoup", "昨天 20:40", "", ui::BackupLook::State::damaged}};
            view.completions = {"/home/小明/文稿/", "/home/小明/桌面/"};
        };
        frame(2);
        requests.clear();
    }
    template <class R>
    const R& only_request() const {
        REQUIRE(requests.size() == 1);
        REQUIRE(std::holds_alternative<R>(requests[0]));
        return std::get<R>(requests[0]);
    }
};

}  // namespace

TEST_CASE("the settings open, make and copy files, and list the recent ones") {
    Desk desk;
    const std::pair<const char*, PathUse> buttons[] = {{"settings/open", PathUse::open_file},
                                                       {"settings/new", PathUse::new_file},
                                                       {"settings/save_copy", PathUse::save_copy}};
    for (const auto& [probe, use] : buttons) {
        desk.headless.click(probe);
        CHECK(desk.only_request<ui::ChoosePathRequest>().use == use);
        desk.requests.clear();
    }
    desk.headless.click("settings/recent");
    desk.headless.press(Key::down);
    desk.headless.press(Key::enter);
    CHECK(desk.only_request<ui::OpenFileRequest>().path == "/home/小明/去年.recoup");
}

TEST_CASE("Ctrl+O opens another file from any view, and the palette knows files as well") {
    Desk desk;
    desk.ui.view = ui::View::board;
    desk.headless.press(Key::o, true);
    CHECK(desk.only_request<ui::ChoosePathRequest>().use == PathUse::open_file);
    desk.requests.clear();
    desk.headless.press(Key::k, true);
    desk.headless.type("去年");
    desk.headless.press(Key::enter);
    CHECK(desk.only_request<ui::OpenFileRequest>().path == "/home/小明/去年.recoup");
}

TEST_CASE("a backup is looked at at once, and restored after one question") {
    Desk desk;
    desk.headless.click("settings/backup/0/look");
    CHECK(desk.only_request<ui::LookAtBackupRequest>().path == "/b/1.recoup");
    desk.requests.clear();
    desk.headless.click("settings/backup/0/restore");
    desk.frame();
    REQUIRE(desk.headless.shown("restore"));
    CHECK(desk.requests.empty());
    desk.headless.press(Key::escape);
    desk.frame();
    REQUIRE_FALSE(desk.headless.shown("restore"));
    CHECK(desk.requests.empty());
    desk.headless.click("settings/backup/0/restore");
    desk.headless.press(Key::enter);
    CHECK(desk.only_request<ui::RestoreBackupRequest>().path == "/b/1.recoup");
    desk.requests.clear();
    desk.headless.click("settings/backup/0/restore");
    desk.frame();
    desk.headless.click("restore/new");
    CHECK(desk.only_request<ui::ChoosePathRequest>().use == PathUse::restore_as);
}

TEST_CASE("a damaged backup offers nothing") {
    const Desk desk;
    CHECK_FALSE(desk.headless.shown("settings/backup/1/look"));
    CHECK_FALSE(desk.headless.shown("settings/backup/1/restore"));
}

TEST_CASE("a section of the settings is one click away, where there is room for the list") {
    Desk desk({1440, 600});
    const auto before = desk.ui.settings.scroll;
    desk.headless.click("settings/go/3");
    desk.frame(2);
    CHECK(desk.ui.settings.scroll > before);
    CHECK(desk.headless.shown("settings/open"));
    const Desk narrow({800, 600});
    CHECK_FALSE(narrow.headless.shown("settings/go/3"));
}

TEST_CASE("Tab takes the completion, arrows choose it, Enter gives the path" * doctest::skip(!test::kPosix)) {
    Desk desk;
    desk.ui.tools.path.emplace().choice.use = PathUse::open_file;
    desk.ui.tools.path->text = "/home/小明/";
    desk.frame(2);
    desk.headless.press(Key::down);
    desk.headless.press(Key::tab);
    desk.frame();
    CHECK(desk.ui.tools.path->text == "/home/小明/桌面/");
    desk.headless.type("b.recoup");
    desk.requests.clear();
    desk.headless.press(Key::enter);
    const auto& use = std::get<ui::UsePathRequest>(desk.requests.back());
    CHECK(use.path == "/home/小明/桌面/b.recoup");
    CHECK(use.choice.use == PathUse::open_file);
}

TEST_CASE("the picker and the export ask the desktop for files and folders") {
    Desk desk;
    desk.ui.tools.picker.emplace().kind = core::EvidenceKind::error_screen;
    desk.frame(2);
    desk.requests.clear();
    desk.headless.click("picker/choose");
    const auto& pick = desk.only_request<ui::ChoosePathRequest>();
    CHECK(pick.use == PathUse::evidence);
    CHECK(pick.kind == core::EvidenceKind::error_screen);
}
