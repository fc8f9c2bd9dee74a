#include "ui/start_trouble.h"

#include <doctest/doctest.h>

#include "support/system.h"
#include "support/ui_desk.h"

using namespace recoup;
using recoup::testing::GreyPictures;
using recoup::testing::Headless;
using ui::Key;
using ui::StartReason;
using ui::StartWay;

namespace {

struct Start {
    explicit Start(core::Lang lang = core::Lang::zh) : headless(glyphs, [this](Headless& h) { draw(h); }, {1440, 900}) {
        reader = {lang, *core::parse_instant("2026-11-28T15:20:00+08:00"), &zones, "Asia/Shanghai"};
        trouble.path = "/home/小明/文稿/recoup/我的退款.recoup";
        trouble.details = "文件已损坏。";
        trouble.looking = false;
    }
    void draw(Headless& h) {
        ui::AppView view{.state = state, .board = board, .rules = rules};
        const ui::TextClipboard clipboard{[&h] { return h.clipboard; },
                                          [&h](const std::string& text) { h.clipboard = text; }};
        auto drawn =
            ui::draw_start_trouble({view, reader, h.input, h.text, pictures, clipboard, &h.probes}, trouble, ui);
        if (drawn.way) ways.push_back(*drawn.way);
        for (auto& request : drawn.out.requests) requests.push_back(std::move(request));
        if (drawn.out.copied) copied = *drawn.out.copied;
    }

    platform::FreetypeGlyphs glyphs{platform::program_fonts()};
    test::FixedZones zones;
    core::State state{zones};
    core::BoardView board;
    core::Rulebook rules;
    core::Reader reader;
    GreyPictures pictures;
    ui::StartTrouble trouble;
    ui::StartTroubleUi ui;
    std::vector<StartWay> ways;
    std::vector<ui::Request> requests;
    std::string copied;
    Headless headless;
};

StartWay first_way(StartReason reason, bool backup) {
    ui::StartTrouble trouble;
    trouble.reason = reason;
    if (backup) trouble.backup = "今天 09:12 的备份";
    return ui::start_ways(trouble).front();
}

}  // namespace

TEST_CASE("the reason decides what is to be tried first, and one can always quit") {
    CHECK(first_way(StartReason::damaged, true) == StartWay::restore);
    CHECK(first_way(StartReason::damaged, false) == StartWay::rescue);
    CHECK(first_way(StartReason::no_room, false) == StartWay::new_place);
    CHECK(first_way(StartReason::newer, true) == StartWay::open_other);
    CHECK(first_way(StartReason::in_use, true) == StartWay::again);
    CHECK(first_way(StartReason::missing, true) == StartWay::open_other);
    for (const auto reason : {StartReason::damaged, StartReason::no_room, StartReason::newer, StartReason::in_use,
                              StartReason::missing, StartReason::other}) {
        ui::StartTrouble trouble;
        trouble.reason = reason;
        CHECK(ui::start_ways(trouble).back() == StartWay::quit);
    }
}

TEST_CASE("Enter does the first, arrows choose another, letters and clicks do as they say") {
    Start start;
    start.trouble.reason = StartReason::damaged;
    start.trouble.backup = "今天 09:12 的备份，已校验：12 个案件、37 份证据";
    start.headless.frame(2);
    for (const auto* probe : {"start/restore", "start/open", "start/new", "start/quit"})
        CHECK_MESSAGE(start.headless.shown(probe), probe);
    start.headless.press(Key::enter);
    start.headless.press(Key::down);
    start.headless.press(Key::enter);
    start.headless.press(Key::n);
    start.headless.click("start/quit");
    CHECK(start.ways == std::vector{StartWay::restore, StartWay::rescue, StartWay::new_place, StartWay::quit});
}

TEST_CASE("the path can be copied whole, however it is shortened, and the details are one click away") {
    Start start;
    start.trouble.path = "/home/小明/" + std::string(300, 'x') + "/我的退款.recoup";
    start.headless.frame(2);
    start.headless.click("start/copy_path");
    CHECK(start.copied == start.trouble.path);
    start.headless.click("start/details");
    CHECK(start.ui.details);
}

TEST_CASE("a path is shortened in its middle and keeps its name") {
    Start start;
    start.headless.frame(1);
    auto& text = start.headless.text;
    const ui::TextStyle style{ui::Face::regular, 12, false};
    const std::string path = "/home/小明/很长的文件夹名字/又一个很长的文件夹/我的退款.recoup";
    const auto shorter = ui::shortened_path(text, style, path, 220);
    CHECK(text.measure(style, shorter) <= 220);
    CHECK(shorter.ends_with("…/我的退款.recoup"));
    CHECK(shorter.starts_with("/home/"));
    CHECK(ui::shortened_path(text, style, path, 2000) == path);
}

TEST_CASE("where there is no dialog a path is typed, completed by Tab and given" * doctest::skip(!test::kPosix)) {
    Start start;
    start.headless.frame(1);
    start.ui.path.emplace();
    start.ui.path->choice.use = ui::PathUse::open_file;
    start.ui.path->text = "/home/小明/";
    start.headless.frame(2);
    REQUIRE(start.headless.shown("path/field"));
    REQUIRE_FALSE(start.requests.empty());
    CHECK(std::get<ui::CompletePathRequest>(start.requests[0]).typed == "/home/小明/");
    start.requests.clear();
    start.headless.type("a.recoup");
    start.headless.press(Key::enter);
    REQUIRE_FALSE(start.ui.path);
    CHECK(std::get<ui::UsePathRequest>(start.requests.back()).path == "/home/小明/a.recoup");
    CHECK(start.ways.empty());  // what was typed there was no shortcut here
}
