// The table of views: each of them is reached by all the ways it names.
#include "ui/views.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/ui_desk.h"
#include "ui/frame/layout_log.h"

using namespace recoup;
using testing::UiDesk;
using ui::Key;
using ui::ViewEntry;

namespace {

// One case, and another view than the one that is gone to.
struct Elsewhere : UiDesk {
    explicit Elsewhere(const ViewEntry& entry) {
        add("耳机没有声音", "某电商平台", core::Problem::goods_quality, 39900);
        ui.view = entry.view == ui::View::board ? ui::View::insights : ui::View::board;
        frame(2);
    }
};

void open_palette(UiDesk& desk) {
    desk.headless.press(Key::k, true);
    desk.frame(2);
}

// Where the command palette lists the sentence; fails unless it does once.
std::size_t found_at(const UiDesk& desk, std::string_view sentence) {
    const auto& found = desk.ui.tools.palette->found;
    const auto same = [&](const ui::PaletteEntry& one) { return one.text == sentence; };
    REQUIRE(std::ranges::count_if(found, same) == 1);
    return static_cast<std::size_t>(std::ranges::find_if(found, same) - found.begin());
}

}  // namespace

TEST_CASE("every view is shown by the name of its token, and by no other") {
    for (const auto& entry : ui::kViews) {
        CAPTURE(entry.token);
        Elsewhere desk(entry);
        CHECK(ui::show_named(desk.ui, entry.token));
        CHECK(desk.ui.view == entry.view);
        desk.frame(2);
        CHECK(desk.ui.view == entry.view);
    }
    ui::UiState ui;
    CHECK_FALSE(ui::show_named(ui, "nothing"));
    CHECK_FALSE(ui::show_named(ui, ""));
    CHECK_FALSE(ui::show_named(ui, "agenda:x"));
    CHECK_FALSE(ui::show_named(ui, "bin:x"));
    CHECK(ui::show_named(ui, "guide:evidence"));
    CHECK(ui::show_named(ui, "bin"));
    CHECK(ui.put_away.shown == ui::PutAway::bin);
    CHECK(ui::show_named(ui, "archive"));
    CHECK(ui.put_away.shown == ui::PutAway::archive);
}

TEST_CASE("every view of the table has an entry, a token and, if it has a key, that alone") {
    for (int i = 0; i <= static_cast<int>(ui::View::put_away); ++i) {
        const auto view = static_cast<ui::View>(i);
        CHECK(ui::entry_of(view).view == view);
    }
    for (const auto& a : ui::kViews)
        for (const auto& b : ui::kViews) {
            if (&a == &b) continue;
            CHECK(a.token != b.token);
            CHECK((a.key.text.empty() || a.key.text != b.key.text));
        }
}

TEST_CASE("every view that has a key is reached by it, and the help names it") {
    ui::LayoutLog log;
    UiDesk help;
    help.ui.tools.key_help.emplace();
    help.frame();
    help.headless.text.log = &log;
    help.frame();
    help.headless.text.log = nullptr;
    for (const auto& entry : ui::kViews) {
        if (entry.key.text.empty()) continue;
        CAPTURE(entry.token);
        Elsewhere desk(entry);
        desk.headless.press(entry.key.key, entry.key.ctrl);
        desk.frame(2);
        CHECK(desk.ui.view == entry.view);
        const auto title = core::tr(core::Lang::zh, entry.title);
        CHECK(std::ranges::any_of(log.words, [&](const auto& drawn) { return drawn.text == title; }));
    }
}

TEST_CASE("every view of the rail is reached by a click there") {
    for (const auto& entry : ui::kViews) {
        CAPTURE(entry.token);
        Elsewhere desk(entry);
        const auto place = "rail/" + std::string(entry.token);
        CHECK(desk.headless.shown(place) == (entry.rail != ViewEntry::Rail::none));
        if (entry.rail == ViewEntry::Rail::none) continue;
        desk.headless.click(place);
        desk.frame(2);
        CHECK(desk.ui.view == entry.view);
    }
}

TEST_CASE("every view is reached by the command palette, which names its key") {
    for (const auto& entry : ui::kViews) {
        CAPTURE(entry.token);
        Elsewhere desk(entry);
        open_palette(desk);
        desk.headless.type(core::tr(core::Lang::en, entry.palette));  // found in either language
        desk.frame(2);
        const auto at = found_at(desk, core::tr(core::Lang::zh, entry.palette));
        CHECK(desk.ui.tools.palette->found[at].keys == entry.key.text);
        desk.headless.click("palette/" + std::to_string(at));
        desk.frame(2);
        if (entry.view == ui::View::bill) {  // shown once one is chosen
            CHECK(std::ranges::any_of(desk.requests, [](const auto& request) {
                const auto* asked = std::get_if<ui::ChoosePathRequest>(&request);
                return asked && asked->use == ui::PathUse::bill;
            }));
            continue;
        }
        CHECK(desk.ui.view == entry.view);
        if (entry.view == ui::View::put_away)
            CHECK((desk.ui.put_away.shown == ui::PutAway::bin) == (entry.token == "bin"));
    }
}
