#include <doctest/doctest.h>

#include <cstdlib>

#include "support/painted_pictures.h"
#include "support/system.h"
#include "support/ui_desk.h"

using namespace recoup;
using core::Problem;
using core::Stage;
using recoup::testing::PaintedPictures;
using recoup::testing::UiDesk;
using ui::Key;

namespace {

void save(UiDesk& desk, const std::string& name) {
    if (const char* folder = std::getenv("RECOUP_PICTURES"))
        desk.headless.save_png(std::string(folder) + "/" + name + ".png");
}

struct Desk : UiDesk {
    PaintedPictures painted{headless};
    core::Uuid music, phone;
    int newest = 30;

    explicit Desk(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        pictures = &painted;
        music = add("音乐平台付费后无法播放任何歌曲", "某音乐平台", Problem::service_outage, 1500, Stage::contacted);
        phone = add("新手机使用一周出现性能问题", "某电商平台", Problem::goods_quality, 399900, Stage::under_review);
        touch = [this](ui::AppView& view) {
            view.file_path = "/home/小明/.local/share/recoup/我的退款.recoup";
            view.can_undo = true;
            view.version = "0.1.0";
            view.export_folders = {"/home/小明/文档", "/home/小明/下载", "/home/小明/桌面"};
            view.licences =
                "Inter\nCopyright 2016 The Inter Project Authors\n\nThis Font Software is licensed under the "
                "SIL Open Font License, Version 1.1. This license is copied below.\n";
            for (int i = 0; i < newest; ++i)
                view.newest.push_back({"/pictures/Screenshot_2026-11-2" + std::to_string(i) + ".png",
                                       "Screenshot_2026-11-2" + std::to_string(i) + ".png", "今天 09:05"});
        };
    }
    void attach(const core::Uuid& id, int count) {
        core::AttachEvidence command{id, {}};
        for (int i = 0; i < count; ++i)
            command.evidence.push_back({.name = "支付成功 " + std::to_string(i) + ".png",
                                        .sha256 = std::string(63, 'a') + static_cast<char>('0' + i),
                                        .bytes = 400'000,
                                        .file_class = core::FileClass::picture,
                                        .width = 1080,
                                        .height = 2400});
        run(command);
    }
    template <class R>
    const R& only_request() const {
        REQUIRE(requests.size() == 1);
        REQUIRE(std::holds_alternative<R>(requests[0]));
        return std::get<R>(requests[0]);
    }
};

void open_picker(Desk& desk) {
    desk.ui.tools.picker.emplace();
    desk.frame(2);
    desk.requests.clear();
}

void type_command(Desk& desk, std::string_view text) {
    desk.headless.press(Key::k, true);
    desk.frame();
    desk.headless.type(text);
    desk.frame();
}

}  // namespace

TEST_CASE("tools are drawn for the eye") {
    for (const bool wide : {true, false}) {
        Desk desk(wide ? ImVec2{1440, 900} : ImVec2{900, 600}, wide ? core::Lang::zh : core::Lang::en);
        if (!wide) desk.choices.theme = ui::ThemeChoice::dark;
        const std::string end = wide ? "-zh" : "-narrow-en";
        open_picker(desk);
        desk.headless.click("picker/1");
        desk.headless.click("picker/3");
        desk.headless.press(Key::down);
        save(desk, "picker" + end);
        desk.ui.tools.picker.reset();
        desk.attach(desk.music, 7);
        desk.ui.tools.exporting = ui::ExportUi{.case_uuid = desk.music};
        desk.frame(2);
        save(desk, "export" + end);
        desk.ui.tools.exporting.reset();
        desk.ui.board.selected = desk.music;
        desk.headless.press(Key::k, true);
        desk.frame(2);
        save(desk, "palette" + end);
        desk.headless.type(wide ? "某" : "th");
        desk.frame(2);
        save(desk, "palette-found" + end);
        desk.headless.press(Key::escape);
        desk.headless.press(Key::f1);
        desk.frame(2);
        save(desk, "keys" + end);
        desk.headless.press(Key::escape);
        desk.ui.tools.about.emplace();
        desk.frame(2);
        save(desk, "about" + end);
        desk.headless.press(Key::escape);
        desk.run(core::RemoveCase{desk.phone});
        desk.ui.view = ui::View::settings;
        desk.frame(2);
        save(desk, "settings" + end);
        desk.ui.settings.scroll = 10'000;
        desk.frame(2);
        save(desk, "settings-end" + end);
        CHECK_FALSE(desk.ui.tools.any());
    }
}

TEST_CASE("opening the picker asks for the newest pictures once") {
    Desk desk;
    desk.ui.tools.picker.emplace();
    desk.frame(3);
    desk.only_request<ui::ListPicturesRequest>();
}

TEST_CASE("pictures are added in the order they were chosen, for the case they are for") {
    Desk desk;
    open_picker(desk);
    desk.ui.tools.picker->case_uuid = desk.phone;
    desk.headless.click("picker/4");
    desk.headless.click("picker/0");
    desk.headless.click("picker/2");
    desk.headless.click("picker/0");  // taken back
    desk.headless.click("picker/add");
    const auto& request = desk.only_request<ui::ImportRequest>();
    CHECK(request.paths ==
          std::vector<std::string>{"/pictures/Screenshot_2026-11-24.png", "/pictures/Screenshot_2026-11-22.png"});
    CHECK(request.case_uuid == desk.phone);
    CHECK_FALSE(desk.ui.tools.any());
}

TEST_CASE("the picker works by keyboard alone") {
    Desk desk;
    open_picker(desk);
    desk.headless.press(Key::right);
    desk.headless.press(Key::right);
    desk.headless.press(Key::space);
    desk.headless.press(Key::left);
    desk.headless.press(Key::space);
    desk.headless.press(Key::enter);
    const auto& request = desk.only_request<ui::ImportRequest>();
    CHECK(request.paths ==
          std::vector<std::string>{"/pictures/Screenshot_2026-11-21.png", "/pictures/Screenshot_2026-11-20.png"});
}

TEST_CASE("Enter in the picker with nothing chosen does nothing") {
    Desk desk;
    open_picker(desk);
    desk.headless.press(Key::enter);
    CHECK(desk.requests.empty());
    CHECK(desk.ui.tools.picker.has_value());
}

TEST_CASE("only pictures in sight are asked for of a thousand") {
    Desk desk;
    desk.newest = 1000;
    open_picker(desk);
    CHECK(desk.painted.files.size() > 5);
    CHECK(desk.painted.files.size() < 40);
}

TEST_CASE("a path is pasted by hand, quoted or as an address" * doctest::skip(!test::kPosix)) {
    CHECK(ui::path_from_text("  \"/home/me/a b.png\" ") == "/home/me/a b.png");
    CHECK(ui::path_from_text("file:///home/me/%E9%80%80%20a.png") == "/home/me/退 a.png");
    CHECK(ui::path_from_text("file:///tmp/%FF.png").empty());
    CHECK(ui::path_from_text("a.png").empty());
    CHECK(ui::path_from_text("").empty());
    Desk desk;
    desk.newest = 0;
    open_picker(desk);
    CHECK(desk.headless.shown("picker/nothing"));
    desk.headless.click("picker/path");
    desk.headless.type("/tmp/a.png");
    desk.headless.press(Key::enter);
    CHECK(desk.only_request<ui::ImportRequest>().paths == std::vector<std::string>{"/tmp/a.png"});
}

TEST_CASE("all originals of a case are exported into the folder typed" * doctest::skip(!test::kPosix)) {
    Desk desk;
    desk.attach(desk.music, 3);
    desk.ui.tools.exporting = ui::ExportUi{.case_uuid = desk.music};
    desk.frame(2);
    desk.headless.click("export/folder");
    desk.headless.press(Key::a, true);
    desk.headless.type("/tmp/out");
    desk.headless.press(Key::enter);
    const auto& request = desk.only_request<ui::ExportRequest>();
    CHECK(request.folder == "/tmp/out");
    CHECK(request.evidence.size() == 3);
    CHECK_FALSE(desk.ui.tools.any());
}

TEST_CASE("a relative folder is not exported to") {
    Desk desk;
    desk.attach(desk.music, 1);
    desk.ui.tools.exporting = ui::ExportUi{.case_uuid = desk.music};
    desk.frame(2);
    desk.ui.tools.exporting->folder.folder = "out";
    desk.headless.click("export/do");
    desk.headless.press(Key::enter);
    CHECK(desk.requests.empty());
}

TEST_CASE("settings act at once") {
    Desk desk;
    desk.headless.press(Key::comma, true);
    desk.frame();
    desk.requests.clear();  // it asks for the backups
    desk.headless.click("settings/theme/2");
    CHECK(desk.only_request<ui::SettingsRequest>().choices.theme == ui::ThemeChoice::dark);
    desk.requests.clear();
    desk.headless.click("settings/scale/3");
    CHECK(desk.only_request<ui::SettingsRequest>().choices.scale == 1.5F);
    desk.requests.clear();
    desk.ui.settings.scroll = 10'000;
    desk.frame(2);
    desk.headless.click("settings/backup");
    desk.only_request<ui::BackupRequest>();
    desk.headless.press(Key::escape);
    CHECK(desk.ui.view == ui::View::board);
}

TEST_CASE("the settings lead to removed and archived cases") {
    Desk desk;
    desk.run(core::RemoveCase{desk.phone});
    desk.run(core::ArchiveCase{desk.music, true, core::Outcome::abandoned});
    desk.ui.view = ui::View::settings;
    desk.ui.settings.scroll = 10'000;
    desk.frame(2);
    desk.headless.click("settings/bin");
    desk.frame(2);
    desk.headless.click("put_away/restore");
    desk.frame();
    CHECK_FALSE(desk.row(desk.phone).removed_at.has_value());
    desk.ui.view = ui::View::settings;
    desk.frame(2);
    desk.headless.click("settings/archive");
    desk.frame(2);
    desk.headless.click("put_away/unarchive");
    desk.frame();
    CHECK_FALSE(desk.row(desk.music).archived);
}

TEST_CASE("typing in the search on the settings leads to the board") {
    Desk desk;
    desk.ui.view = ui::View::settings;
    desk.frame(2);
    desk.headless.click("search");
    desk.headless.type("手机");
    desk.frame(2);
    CHECK(desk.ui.view == ui::View::board);
    CHECK(desk.headless.shown("card/" + std::to_string(desk.row(desk.phone).number)));
}

TEST_CASE("the palette runs what Enter finds, in either language") {
    Desk desk;
    type_command(desk, "深色");
    desk.headless.press(Key::enter);
    CHECK(desk.only_request<ui::SettingsRequest>().choices.theme == ui::ThemeChoice::dark);
    CHECK_FALSE(desk.ui.tools.any());
    desk.requests.clear();
    type_command(desk, "theme DARK");
    desk.headless.press(Key::enter);
    CHECK(desk.only_request<ui::SettingsRequest>().choices.theme == ui::ThemeChoice::dark);
}

TEST_CASE("the palette acts on the selected case") {
    Desk desk;
    desk.ui.board.selected = desk.music;
    desk.frame(2);
    type_command(desk, "移到 审核");
    desk.headless.press(Key::enter);
    desk.frame(2);
    REQUIRE(desk.ui.move_dialog.move.has_value());
    CHECK_FALSE(desk.ui.tools.any());
    desk.headless.press(Key::enter);
    desk.frame();
    CHECK(desk.row(desk.music).stage == Stage::under_review);
    type_command(desk, "回收站");
    desk.headless.press(Key::enter);
    desk.frame();
    CHECK(desk.row(desk.music).removed_at.has_value());
}

TEST_CASE("the palette reaches the deadlines and the list of the selected case") {
    Desk desk;
    desk.run(core::AddDeadline{desk.music, {.title = "回复", .due = core::at_instant({})}});
    desk.ui.board.selected = desk.music;
    desk.frame(2);
    REQUIRE(desk.state.find(desk.music)->next_deadline() != nullptr);
    const auto due = desk.state.find(desk.music)->next_deadline()->uuid;
    type_command(desk, "deadline as done");
    desk.headless.press(Key::enter);
    desk.frame();
    CHECK(desk.state.find_deadline(desk.music, due)->done_at.has_value());
    const auto asked = desk.state.find(desk.music)->slots.size();
    type_command(desk, "清单加入 寄回凭证");
    desk.headless.press(Key::enter);
    desk.frame();
    REQUIRE(desk.state.find(desk.music)->slots.size() == asked + 1);
    type_command(desk, "去掉 寄回凭证");
    desk.headless.press(Key::enter);
    desk.frame();
    CHECK(desk.state.find(desk.music)->slots.size() == asked);
}

TEST_CASE("the palette finds cases by platform and by number") {
    Desk desk;
    type_command(desk, "某电商");
    CHECK(desk.ui.tools.palette->found.size() == 1);
    CHECK(desk.ui.tools.palette->found[0].text == desk.row(desk.phone).title);
    desk.headless.press(Key::escape);
    type_command(desk, "#" + std::to_string(desk.row(desk.music).number));
    REQUIRE(desk.ui.tools.palette->found.size() == 1);
    CHECK(desk.ui.tools.palette->found[0].text == desk.row(desk.music).title);
}

TEST_CASE("Enter on a case in the palette opens it") {
    Desk desk;
    desk.ui.view = ui::View::settings;
    type_command(desk, "某电商");
    desk.headless.press(Key::enter);
    desk.frame();
    CHECK(desk.ui.drawer.case_uuid == desk.phone);
    CHECK(desk.ui.view == ui::View::board);
}

TEST_CASE("the drawer's evidence is seen large, and Esc leads back to the drawer") {
    Desk desk;
    desk.attach(desk.music, 2);
    type_command(desk, "某音乐");
    desk.headless.press(Key::enter);
    desk.frame();
    desk.ui.tools.viewer = ui::ViewerUi{.case_uuid = desk.music};
    desk.frame(2);
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK_FALSE(desk.ui.tools.any());
    CHECK(desk.ui.drawer.case_uuid == desk.music);
}

TEST_CASE("arrows in the palette go round, and what they reach is in sight") {
    Desk desk;
    desk.headless.press(Key::k, true);
    desk.frame(2);
    desk.headless.press(Key::up);
    desk.frame();
    const auto last = desk.ui.tools.palette->found.size() - 1;
    CHECK(desk.ui.tools.palette->highlighted == static_cast<int>(last));
    CHECK(desk.headless.shown("palette/" + std::to_string(last)));
    desk.headless.press(Key::down);
    desk.frame();
    CHECK(desk.ui.tools.palette->highlighted == 0);
}

TEST_CASE("keys reach only the topmost layer") {
    Desk desk;
    desk.ui.board.selected = desk.music;
    desk.frame(2);
    desk.headless.press(Key::f1);
    desk.frame();
    CHECK(desk.headless.shown("keys"));
    desk.headless.press(Key::right, false, true);  // would move the card
    desk.headless.press(Key::z, true);
    CHECK(desk.commands.empty());
    CHECK(desk.requests.empty());
    desk.headless.press(Key::k, true);
    desk.frame();
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK(desk.headless.shown("keys"));
    desk.headless.press(Key::f1);
    desk.frame();
    CHECK_FALSE(desk.ui.tools.any());
}

TEST_CASE("a layer that opens takes the keyboard from the search field") {
    Desk desk;
    desk.headless.press(Key::slash);
    desk.frame();
    desk.headless.press(Key::k, true);
    desk.frame();
    desk.headless.type("abc");
    desk.frame();
    CHECK(desk.ui.board.filter.search.empty());
    CHECK(desk.ui.tools.palette->query == "abc");
}

TEST_CASE("Enter leaves the search for the first card that was found, and opens it then") {
    Desk desk;
    desk.ui.board.selected = desk.phone;
    desk.headless.press(Key::slash);
    desk.frame();
    desk.headless.type("音乐");
    desk.frame(2);
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK_FALSE(desk.ui.text_focus.any());
    CHECK(desk.ui.board.filter.search == "音乐");
    CHECK(desk.ui.board.selected == desk.music);
    CHECK_FALSE(desk.ui.drawer.case_uuid);
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.ui.drawer.case_uuid == desk.music);
}

TEST_CASE("Ctrl with plus, minus and 0 changes the scale of the interface") {
    Desk desk;
    desk.headless.press(Key::equals, true);
    CHECK(desk.only_request<ui::SettingsRequest>().choices.scale == 1.25F);
    desk.requests.clear();
    desk.choices.scale = 1.5F;
    desk.headless.input.scale = 1.5F;
    desk.headless.press(Key::minus, true);
    CHECK(desk.only_request<ui::SettingsRequest>().choices.scale == 1.25F);
    desk.requests.clear();
    desk.headless.press(Key::digit_0, true);
    CHECK(desk.only_request<ui::SettingsRequest>().choices.scale == 0);
}

TEST_CASE("Ctrl+P prints what is in front: the case, the agenda, the board") {
    Desk desk;
    using What = ui::PrintRequest::What;
    const auto printed = [&](const ui::PrintRequest& wanted) {
        desk.requests.clear();
        desk.frame(2);
        desk.headless.press(Key::p, true);
        std::vector<ui::PrintRequest> asked;  // beside what a view asks for when it opens
        for (const auto& request : desk.requests)
            if (const auto* one = std::get_if<ui::PrintRequest>(&request)) asked.push_back(*one);
        REQUIRE(asked.size() == 1);
        CHECK(asked[0].what == wanted.what);
        CHECK(asked[0].case_uuid == wanted.case_uuid);
    };
    desk.ui.view = ui::View::board;
    printed({What::board});
    desk.ui.view = ui::View::agenda;
    printed({What::agenda});
    desk.ui.drawer.case_uuid = desk.music;
    printed({What::report, desk.music});
    desk.attach(desk.phone, 1);
    desk.ui.tools.viewer =
        ui::ViewerUi{.case_uuid = desk.phone, .evidence_uuid = desk.state.find(desk.phone)->evidence[0].uuid};
    printed({What::report, desk.phone});
}

TEST_CASE("a click beside a dialog closes it, a click on it does not") {
    Desk desk;
    desk.headless.press(Key::f1);
    desk.frame(2);
    desk.headless.click("keys");
    CHECK(desk.ui.tools.any());
    desk.headless.click(ImVec2{20, 880});
    CHECK_FALSE(desk.ui.tools.any());
}

TEST_CASE("a case is exported as a page into the folder typed, from its menu" * doctest::skip(!test::kPosix)) {
    Desk desk;
    desk.ui.tools.tables.emplace().case_uuid = desk.music;
    desk.frame(2);
    desk.headless.click("tables/json");
    desk.headless.click("tables/folder");
    desk.headless.press(Key::a, true);
    desk.headless.type("/tmp/out");
    desk.headless.press(Key::enter);
    const auto& request = desk.only_request<ui::ExportTablesRequest>();
    CHECK(request.form == ui::ExportForm::json);
    CHECK(request.case_uuid == desk.music);
    CHECK(request.folder == "/tmp/out");
    CHECK_FALSE(desk.ui.tools.any());
}

TEST_CASE("pictures are made only when the limits are known, and what a route remembers stands there" *
          doctest::skip(!test::kPosix)) {
    Desk desk;
    desk.attach(desk.music, 1);
    desk.ui.tools.upload.emplace().case_uuid = desk.music;
    desk.frame(2);
    desk.ui.tools.upload->folder.folder = "/tmp";
    desk.headless.click("upload/do");
    CHECK(desk.requests.empty());
    desk.headless.click("upload/files");
    desk.headless.type("5");
    desk.headless.click("upload/each");
    desk.headless.type("2MB");
    desk.headless.click("upload/png");
    desk.headless.click("upload/pdf");
    desk.headless.click("upload/do");
    const auto& request = desk.only_request<ui::UploadSetRequest>();
    CHECK(request.limits == core::UploadLimits{.files = 5, .each_bytes = 2'000'000, .png = false, .pdf = true});
    CHECK(request.folder == "/tmp");

    desk.choices.upload_limits[core::Route::none] = request.limits;
    desk.ui.tools.upload.emplace().case_uuid = desk.music;
    desk.frame(2);
    CHECK(desk.ui.tools.upload->files == "5");
    CHECK(desk.ui.tools.upload->each == "2MB");
    CHECK_FALSE(desk.ui.tools.upload->png);
    CHECK(desk.ui.tools.upload->pdf);
}
