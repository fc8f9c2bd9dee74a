#include "ui/frame/input.h"

#include <doctest/doctest.h>

using namespace recoup;
using ui::Key;

TEST_CASE("a key that has acted takes its letter along, and only that") {
    ui::FrameInput input;
    input.text = U"atb";
    input.chords = {{.key = Key::a, .text_before = 0},
                    {.key = Key::t, .text_before = 1},
                    {.key = Key::left, .text_before = 2},
                    {.key = Key::b, .text_before = 2}};
    CHECK(ui::take_chord(input, Key::t));
    CHECK((input.text == U"ab"));
    REQUIRE(input.chords.size() == 3);
    CHECK(input.chords[0].text_before == 0);
    CHECK(input.chords[1].text_before == 1);
    CHECK(input.chords[2].text_before == 1);
    CHECK_FALSE(ui::take_chord(input, Key::t));
    CHECK(ui::take_chord(input, Key::b));
    CHECK((input.text == U"a"));
    CHECK(ui::take_chord(input, Key::left));
    CHECK((input.text == U"a"));
}

TEST_CASE("a key without a letter leaves those of others") {
    ui::FrameInput input;
    input.text = U"ab";
    input.chords = {{.key = Key::tab, .text_before = 0},
                    {.key = Key::k, .ctrl = true, .text_before = 1},
                    {.key = Key::n, .text_before = 1},
                    {.key = Key::b, .text_before = 1}};
    CHECK(ui::take_chord(input, Key::tab));
    CHECK(ui::take_chord(input, Key::k, true));
    CHECK(ui::take_chord(input, Key::n));  // its own has not come
    CHECK((input.text == U"ab"));
}
