// Hands that are faster than the machine: everything is pressed while a frame of 500 ms is drawn, and goes to the real
// views through the window's own queue.
#include <doctest/doctest.h>

#include "platform/window/input_queue.h"
#include "ui/case_desk.h"

using namespace recoup;
using recoup::testing::CaseDesk;
using recoup::testing::UiDesk;
using ui::Key;
using ui::MouseEvent;

namespace {

constexpr double kFrame_s = 0.5;
constexpr std::string_view kTitle = "4 of 45 n/d? 2024-12";

std::optional<Key> key_for(char letter) {
    const auto from = [&](char first, Key key) { return static_cast<Key>(static_cast<int>(key) + letter - first); };
    if (letter >= 'a' && letter <= 'z') return from('a', Key::a);
    if (letter >= '0' && letter <= '9') return from('0', Key::digit_0);
    if (letter == ' ') return Key::space;
    if (letter == '/') return Key::slash;
    if (letter == '-') return Key::minus;
    if (letter == '?') return Key::question;
    return std::nullopt;
}

struct Hands {
    explicit Hands(UiDesk& at) : desk(at) { desk.frame(2); }

    void type(std::string_view letters) {
        for (const char letter : letters) {
            if (const auto key = key_for(letter)) queue.press({.key = *key, .shift = letter == '?'});
            queue.type(static_cast<unsigned char>(letter));
        }
    }
    void press(Key key, bool ctrl = false) { queue.press({.key = key, .ctrl = ctrl}); }
    void click(std::string_view probe) {
        queue.point(MouseEvent::move(desk.headless.at(probe)));
        queue.point(MouseEvent::button(0, true));
        queue.point(MouseEvent::button(0, false));
    }
    void frame() {
        auto portion = queue.take(desk.last.caret.has_value());
        for (const auto& event : portion.mouse) ui::give_mouse(event);
        desk.headless.input.text = std::move(portion.text);
        desk.headless.input.chords = std::move(portion.chords);
        desk.headless.wait(kFrame_s);
        ++frames;
    }
    void rest() {
        while (!queue.empty()) frame();
        frame();
        frame();
    }

    UiDesk& desk;
    platform::InputQueue queue;
    int frames = 0;
};

const core::AddCase& made_case(const UiDesk& desk) {
    REQUIRE(desk.commands.size() == 1);
    REQUIRE(std::holds_alternative<core::AddCase>(desk.commands[0]));
    return std::get<core::AddCase>(desk.commands[0]);
}

}  // namespace

TEST_CASE("a title typed straight after N is whole, however the frames fall") {
    // How many presses fall into one frame.
    for (const std::size_t together : {1, 2, 3, 5, 8, 100}) {
        CAPTURE(together);
        UiDesk desk;
        desk.add("手机退货", "商城", core::Problem::goods_quality, 1000);
        Hands hands(desk);
        desk.commands.clear();
        const auto all = "n" + std::string(kTitle);
        for (std::size_t at = 0; at < all.size(); at += together) {
            hands.type(std::string_view(all).substr(at, together));
            hands.frame();
        }
        hands.press(Key::enter);
        hands.rest();
        CHECK(made_case(desk).fields.title == kTitle);
        CHECK(desk.ui.view == ui::View::board);
        CHECK_FALSE(desk.ui.new_case.open);
        CHECK_FALSE(desk.ui.tools.any());
    }
}

TEST_CASE("a whole form is filled in within one frame, corrections and all") {
    UiDesk desk;
    Hands hands(desk);
    hands.type("n4x");
    hands.press(Key::backspace);
    hands.type("5 tickets");
    hands.press(Key::home);
    hands.type("2024 ");
    hands.press(Key::tab);
    hands.type("328");
    hands.press(Key::tab);
    hands.type("shop 1");
    hands.press(Key::enter);
    hands.rest();
    const auto& fields = made_case(desk).fields;
    CHECK(fields.title == "2024 45 tickets");
    CHECK(fields.platform == "shop 1");
    CHECK(fields.paid_minor == 32800);
    CHECK(desk.ui.view == ui::View::board);
}

TEST_CASE("whatever opens a field has the letters that follow") {
    CaseDesk desk;
    desk.ui.drawer = {};
    Hands hands(desk);
    SUBCASE("search") {
        hands.type("/4n2");
        hands.rest();
        CHECK(desk.ui.board.filter.search == "4n2");
    }
    SUBCASE("search, with a button that space would press") {
        hands.press(Key::tab);
        hands.rest();
        REQUIRE(desk.ui.focus.any());
        hands.type("/ 4n2");
        hands.rest();
        CHECK(desk.ui.board.filter.search == " 4n2");
        CHECK_FALSE(desk.ui.new_case.open);
    }
    SUBCASE("search, from a view that has none") {
        desk.ui.view = ui::View::settings;
        desk.frame();
        hands.type("/4n2");
        hands.rest();
        CHECK(desk.ui.board.filter.search == "4n2");
        CHECK(desk.ui.view == ui::View::board);
    }
    SUBCASE("the palette") {
        hands.press(Key::k, true);
        hands.type("4n/2");
        hands.rest();
        REQUIRE(desk.ui.tools.palette);
        CHECK(desk.ui.tools.palette->query == "4n/2");
    }
    SUBCASE("the palette out of the search") {
        hands.type("/12");
        hands.press(Key::k, true);
        hands.type("34");
        hands.rest();
        CHECK(desk.ui.board.filter.search == "12");
        REQUIRE(desk.ui.tools.palette);
        CHECK(desk.ui.tools.palette->query == "34");
    }
    SUBCASE("what is chosen in the palette") {
        hands.press(Key::k, true);
        for (const char32_t letter : std::u32string_view(U"新建案件")) hands.queue.type(letter);
        hands.press(Key::enter);
        hands.type("4n2");
        hands.rest();
        CHECK_FALSE(desk.ui.tools.palette);
        REQUIRE(desk.ui.new_case.open);
        CHECK(desk.ui.new_case.title == "4n2");
    }
    CHECK(desk.ui.view == ui::View::board);
}

TEST_CASE("letters behind the palette are shortcuts again until one opens a field") {
    UiDesk desk;
    desk.add("手机退货", "商城", core::Problem::goods_quality, 1000);
    Hands hands(desk);
    hands.press(Key::k, true);
    for (const char32_t letter : std::u32string_view(U"设置")) hands.queue.type(letter);
    hands.press(Key::enter);
    hands.type("n4x");
    hands.rest();
    CHECK(desk.ui.view == ui::View::settings);
    REQUIRE(desk.ui.new_case.open);
    CHECK(desk.ui.new_case.title == "4x");
}

TEST_CASE("keys that open nothing act one after the other") {
    UiDesk desk;
    Hands hands(desk);
    hands.type("24");
    hands.press(Key::f1);
    hands.press(Key::escape);
    hands.type("1n4");
    hands.press(Key::escape);
    hands.type("3");
    hands.rest();
    CHECK_FALSE(desk.ui.new_case.open);
    CHECK_FALSE(desk.ui.tools.any());
    CHECK(ui::entry_of(desk.ui.view).key.key == Key::digit_3);
}

TEST_CASE("what was typed before a click stays, and what follows goes where the click went") {
    UiDesk desk;
    Hands hands(desk);
    hands.type("n");
    hands.rest();
    hands.type("45 tickets");
    SUBCASE("beside the fields") {
        hands.click("new");
    }
    SUBCASE("into another field") {
        hands.click("new/order");
        hands.type("n24");
    }
    hands.rest();
    CHECK(desk.ui.new_case.title == "45 tickets");
    CHECK((desk.ui.new_case.order_no.empty() || desk.ui.new_case.order_no == "n24"));
}

TEST_CASE("a click into a field and letters within one frame") {
    UiDesk desk;
    desk.add("手机退货", "商城", core::Problem::goods_quality, 1000);
    Hands hands(desk);
    hands.click("search");
    hands.type("n24");
    hands.rest();
    CHECK(desk.ui.board.filter.search == "n24");
    CHECK(desk.ui.view == ui::View::board);
}

TEST_CASE("a thousand letters for a field are one frame's work") {
    UiDesk desk;
    Hands hands(desk);
    hands.type("n");
    hands.rest();
    hands.frames = 0;
    for (int i = 0; i < 20; ++i) hands.type("title of fifty letters, with a 4, an n and a 1-2 ");
    hands.frame();
    CHECK(hands.queue.empty());
    CHECK(desk.ui.new_case.title.size() == 600);  // as much as it holds
}
