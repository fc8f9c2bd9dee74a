#include "ui/text/text_field.h"

#include <doctest/doctest.h>

#include "support/fake_glyphs.h"
#include "support/headless.h"

using namespace recoup;
using recoup::testing::FakeGlyphs;
using recoup::testing::Headless;
using ui::Key;

namespace {

// A window with a field of 200 px, letters 5 px wide from x = 20, and a second one below it.
struct Form {
    FakeGlyphs glyphs;
    std::string value, other, clipboard;
    ui::TextFieldState state, other_state;
    ui::TextFocus focus;
    ui::TextFieldOptions options{"标题", false, 4096};
    ui::TextFieldResult result;
    std::vector<ui::KeyChord> left;
    ui::TextClipboard callbacks{[this] { return clipboard; }, [this](const std::string& text) { clipboard = text; }};
    Headless h{glyphs, [this](Headless& me) { draw(me); }};

    void draw(Headless& me) {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({1000, 600});
        ImGui::Begin("form", nullptr, ImGuiWindowFlags_NoDecoration);
        focus.begin_frame();
        const ui::TextFieldEnv env{me.text, me.input, focus, callbacks};
        const ui::TextFieldStyle style{.text = {ui::Face::regular, 10}};
        const ImVec2 size(200, options.multiline ? 100 : 20);
        const auto now = ui::text_field(env, "title", {20, 20}, size, value, state, style, options);
        ui::text_field(env, "other", {20, 200}, {200, 20}, other, other_state, style, {});
        result = now;
        left = me.input.chords;
        ImGui::End();
    }
    void focus_title() {
        state.want_focus = true;
        h.frame();
    }
    std::string selected() { return state.edit.selected(value); }
};

}  // namespace

TEST_CASE("a field takes text only while it has the keyboard") {
    Form f;
    f.h.frame(2);
    f.h.type("lost");
    CHECK(f.value.empty());
    f.h.click({30, 30});
    f.h.type("退款 👨‍👩‍👧");
    CHECK(f.value == "退款 👨‍👩‍👧");
    CHECK(f.result.changed);
    f.h.click({600, 400});
    f.h.type("lost");
    CHECK(f.value == "退款 👨‍👩‍👧");
    CHECK_FALSE(f.focus.any());
    f.h.click({30, 210});
    f.h.type("x");
    CHECK(f.other == "x");
}

TEST_CASE("keys a field uses do not reach the board, others do") {
    Form f;
    f.focus_title();
    for (const Key key : {Key::n, Key::slash, Key::digit_1, Key::left, Key::backspace}) {
        f.h.press(key);
        CHECK(f.left.empty());
    }
    f.h.press(Key::z, true);
    CHECK(f.left.empty());
    for (const Key key : {Key::escape, Key::f1, Key::up, Key::down}) {
        f.h.press(key);
        CHECK(f.left.size() == 1);
    }
    f.h.press(Key::k, true);
    CHECK(f.left.size() == 1);
    f.focus.drop();
    f.h.press(Key::n);
    CHECK(f.left.size() == 1);
}

TEST_CASE("the mouse sets the caret, drags a selection, picks a word and all") {
    Form f;
    f.value = "refund 退款看板 ok";
    f.h.frame(2);
    f.h.click({20 + 11, 30});
    CHECK(f.state.edit.caret() == 2);
    f.h.drag({20 + 1, 30}, {20 + 29, 30});
    CHECK(f.selected() == "refund");
    f.h.double_click({20 + 50, 30});
    CHECK(f.selected() == "退款看板");
    f.h.double_click({20 + 10, 30});
    f.h.button(true);
    f.h.button(false);
    CHECK(f.selected() == f.value);
}

TEST_CASE("copy, cut and paste go through the clipboard, cleaned") {
    Form f;
    f.value = "退款看板";
    f.focus_title();
    f.h.press(Key::a, true);
    f.h.press(Key::c, true);
    CHECK(f.clipboard == "退款看板");
    f.h.press(Key::x, true);
    CHECK(f.value.empty());
    f.clipboard = "one\r\ntwo\x07 😀";
    f.h.press(Key::v, true);
    CHECK(f.value == "one two 😀");
    f.clipboard.clear();
    f.h.press(Key::v, true);
    CHECK(f.left.size() == 1);  // a picture may be in the clipboard
}

TEST_CASE("undo and redo are the field's own") {
    Form f;
    f.focus_title();
    f.h.type("退款");
    f.h.type(" ");
    f.h.press(Key::z, true);
    CHECK(f.value == "退款");
    f.h.press(Key::z, true);
    CHECK(f.value.empty());
    f.h.press(Key::z, true, true);
    f.h.press(Key::y, true);
    CHECK(f.value == "退款 ");
}

TEST_CASE("text and keys of one frame act in the order in which they were pressed") {
    Form f;
    f.focus_title();
    f.h.input.text = U"abc";
    f.h.input.chords = {{.key = Key::backspace, .text_before = 2}, {.key = Key::enter, .text_before = 3}};
    f.h.frame();
    CHECK(f.value == "ac");
    CHECK(f.result.submitted);
}

TEST_CASE("Tab is told to the caller") {
    Form f;
    f.focus_title();
    f.h.press(Key::tab);
    CHECK(f.result.tab_next);
    f.h.press(Key::tab, false, true);
    CHECK(f.result.tab_previous);
}

TEST_CASE("one line scrolls sideways to keep the caret in sight") {
    Form f;
    f.focus_title();
    f.h.type(std::string(100, 'x'));
    CHECK(f.state.scroll_px == 302);
    f.h.press(Key::home);
    CHECK(f.state.scroll_px == 0);
    f.h.click({20 + 11, 30});
    CHECK(f.state.edit.caret() == 2);
}

TEST_CASE("several lines wrap, move by rows and scroll") {
    Form f;
    f.options.multiline = true;
    f.focus_title();
    f.h.type("第一行");
    f.h.press(Key::enter);
    f.h.type("second line");
    CHECK(f.value == "第一行\nsecond line");
    CHECK_FALSE(f.result.submitted);
    f.h.press(Key::home);
    f.h.press(Key::up);
    CHECK(f.state.edit.caret() == 0);
    f.h.press(Key::end);
    CHECK(f.state.edit.caret() == 9);
    f.h.press(Key::down);
    CHECK(f.state.edit.caret() == 16);
    f.h.press(Key::end, true);
    for (int i = 0; i < 20; ++i) f.h.press(Key::enter);
    CHECK(f.state.scroll_px == 22 * 14 - 100);
    f.h.press(Key::enter, true);
    CHECK(f.result.submitted);
    f.h.press(Key::home, true);
    CHECK(f.state.scroll_px == 0);
    f.h.click({20 + 6, 20 + 20});
    CHECK(f.state.edit.caret() == 11);
}

TEST_CASE("the caret blinks by asking for a time, and rests when nobody types") {
    Form f;
    f.focus_title();
    f.h.type("x");
    REQUIRE(f.result.next_blink_s.has_value());
    CHECK(*f.result.next_blink_s > f.h.input.time_s);
    CHECK(*f.result.next_blink_s <= f.h.input.time_s + 0.54);
    CHECK(f.result.caret.has_value());
    f.h.wait(11);
    CHECK_FALSE(f.result.next_blink_s.has_value());
}

TEST_CASE("a field that is no longer drawn gives the keyboard back") {
    Form f;
    f.focus_title();
    CHECK(f.focus.any());
    f.focus.begin_frame();
    f.focus.begin_frame();
    CHECK_FALSE(f.focus.any());
}

TEST_CASE("invalid bytes in the value are shown and kept") {
    Form f;
    f.value = "a\xFFz";
    f.h.frame(2);
    CHECK(f.value == "a\xFFz");
    f.focus_title();
    f.h.type("!");
    CHECK(f.value == "a\xFFz!");
}

TEST_CASE("what an input method composes stands at the caret, underlined, and is no part of the value") {
    Form f;
    f.value = "看板";
    f.focus_title();
    f.h.press(Key::home);
    const float before = f.result.caret->top.x;
    CHECK(before == 20);
    f.h.input.composition = {U"tui kuan", 8};
    f.h.frame();
    CHECK(f.value == "看板");
    CHECK_FALSE(f.result.changed);
    CHECK(f.result.caret->top.x == before + 8 * 5);
    const auto underlined = [&f](int x) {
        return f.h.image().pixels[(34U * 1000U + static_cast<unsigned>(x)) * 4U] == 0;
    };
    CHECK(underlined(20));
    CHECK(underlined(20 + 8 * 5 - 1));
    CHECK_FALSE(underlined(20 + 8 * 5 + 2));
    f.h.input.composition.caret = 3;
    f.h.frame();
    CHECK(f.result.caret->top.x == before + 3 * 5);
    f.h.input.composition = {};
    f.h.type("退款");
    CHECK_FALSE(underlined(21));
    CHECK(f.value == "退款看板");
    CHECK(f.result.caret->top.x == before + 2 * 10);
}

TEST_CASE("a composition stands for the selection it will replace, and goes with the keyboard") {
    Form f;
    f.value = "abcdef";
    f.focus_title();
    f.h.press(Key::a, true);
    CHECK(f.result.caret->top.x == 20);
    f.h.input.composition = {U"ni", 2};
    f.h.frame();
    CHECK(f.result.caret->top.x == 20 + 2 * 5);
    CHECK(f.selected() == "abcdef");
    f.h.click({30, 210});
    CHECK_FALSE(f.result.caret.has_value());
    CHECK(f.value == "abcdef");
    CHECK(f.other.empty());
}

TEST_CASE("a click beside a composition finds its place in the value") {
    Form f;
    f.value = "abcdef";
    f.focus_title();
    f.h.press(Key::home);
    f.h.input.composition = {U"nihao", 5};
    f.h.frame();
    f.h.click({20 + 7 * 5 + 1, 30});
    CHECK(f.state.edit.caret() == 2);
}

TEST_CASE("a composition scrolls a full line and wraps in several") {
    Form f;
    f.value = std::string(40, 'x');
    f.focus_title();
    f.h.input.composition = {U"nihao", 5};
    f.h.frame();
    CHECK(f.state.scroll_px == 45 * 5 + 2 - 200);
    f.options.multiline = true;
    f.h.frame(2);
    CHECK(f.result.caret->top.y == 20 + 14);
}
