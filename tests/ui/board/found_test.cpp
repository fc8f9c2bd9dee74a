#include <doctest/doctest.h>

#include <cstdlib>

#include "support/ui_desk.h"
#include "ui/frame/layout_log.h"

using namespace recoup;
using core::Problem;
using recoup::testing::UiDesk;
using ui::Key;
using Words = std::vector<std::string>;

namespace {

void save(UiDesk& desk, const std::string& name) {
    if (const char* folder = std::getenv("RECOUP_PICTURES"))
        desk.headless.save_png(std::string(folder) + "/" + name + ".png");
}

struct FoundDesk : UiDesk {
    core::Uuid music, film;

    explicit FoundDesk(ImVec2 display_px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(display_px, lang) {
        music = add("会员付费后无法播放", "知更音乐", Problem::service_outage, 132800);
        film = add("电影没看成，票务一直不退", "幕间票务", Problem::amount_dispute, 19900);
        core::AddContact contact{.case_uuid = music, .at = reader.now, .direction = core::Direction::in};
        contact.text = "客服说了很多，最后对方说只能退70元，余下的不退";
        run(contact);
        frame(2);
    }
    void search(const std::string& typed) {
        headless.click("search");
        headless.type(typed);
        frame(2);
    }
    std::string probe_of(const core::Uuid& id, const char* name) const {
        return std::string(name) + "/" + std::to_string(row(id).number);
    }
    // The words that stand on the colour of a mark.
    std::vector<std::string> marked() {
        ui::LayoutLog log;
        headless.text.log = &log;
        frame();
        headless.text.log = nullptr;
        std::vector<std::string> words;
        for (const auto& one : log.words)
            for (const auto& ground : log.grounds)
                if (ground.colour == ui::light_theme()[ui::Role::warn_bg] && ground.order == one.order - 1)
                    words.push_back(one.text);
        return words;
    }
};

}  // namespace

TEST_CASE("a card says where beside its title a word was found") {
    FoundDesk desk;
    CHECK_FALSE(desk.headless.shown(desk.probe_of(desk.music, "card/found")));
    desk.search("70元");
    CHECK(desk.headless.shown(desk.probe_of(desk.music, "card")));
    CHECK_FALSE(desk.headless.shown(desk.probe_of(desk.film, "card")));
    CHECK(desk.headless.shown(desk.probe_of(desk.music, "card/found")));
    CHECK(desk.marked() == Words{"70元"});
    save(desk, "board-found");
}

TEST_CASE("in a card's title and platform the words are marked where they stand, over two lines too") {
    FoundDesk desk;
    desk.search("bfmjpw");  // nothing sounds like that
    CHECK(desk.marked().empty());
    desk.ui.board.filter.search = "一直不退 幕间";
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown(desk.probe_of(desk.film, "card/found")));
    const auto marked = desk.marked();
    std::string all;
    for (const auto& word : marked) all += word;
    CHECK(all == "一直不退幕间");
    desk.ui.board.filter.search = "zgyl";
    desk.frame(2);
    CHECK(desk.marked() == Words{"知更音乐"});
}

TEST_CASE("on a small dark board in English a hit has its place too") {
    FoundDesk desk({900, 600}, core::Lang::en);
    desk.ui.board.filter.search = "70元";
    desk.choices.theme = ui::ThemeChoice::dark;
    desk.frame(3);
    CHECK(desk.headless.shown(desk.probe_of(desk.music, "card/found")));
    save(desk, "board-found-dark");
}

TEST_CASE("what is found in a card follows what is typed and what changes") {
    FoundDesk desk;
    desk.search("70元");
    desk.ui.board.filter.search = "1328";
    desk.frame(2);
    CHECK(desk.marked() == Words{"1,328"});
    desk.run(core::RemoveCase{desk.music});
    desk.frame(2);
    CHECK(desk.marked().empty());
    desk.ui.board.filter.search.clear();
    desk.frame(2);
    CHECK(desk.marked().empty());
}

TEST_CASE("the palette marks what was typed and tells where else a case has it") {
    FoundDesk desk;
    desk.headless.press(Key::k, true);
    desk.frame(2);
    desk.headless.type("70元");
    desk.frame(2);
    REQUIRE(desk.ui.tools.palette->found.size() == 1);
    const auto& entry = desk.ui.tools.palette->found[0];
    CHECK(entry.detail == "#1  沟通：…对方说只能退70元，余下的不退");
    CHECK(desk.marked() == Words{"70元"});
    save(desk, "palette-found");
}

TEST_CASE("the palette finds actions and cases by their sound, what is written so first") {
    FoundDesk desk;
    const auto titled = desk.add("ZGYL 订单", "", Problem::other, 100);
    desk.headless.press(Key::k, true);
    desk.frame(2);
    desk.headless.type("zgyl");
    desk.frame(2);
    const auto found = [&] { return desk.ui.tools.palette->found; };
    REQUIRE(found().size() == 2);
    CHECK(found()[0].text == desk.row(titled).title);
    CHECK(found()[1].text == desk.row(desk.music).title);
    desk.headless.press(Key::escape);
    desk.headless.press(Key::k, true);
    desk.frame(2);
    desk.headless.type("shense");
    desk.frame(2);
    REQUIRE(found().size() == 1);
    desk.headless.press(Key::enter);
    desk.frame();
    CHECK_FALSE(desk.requests.empty());
}
