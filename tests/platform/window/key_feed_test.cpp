#include "platform/window/key_feed.h"

#include <doctest/doctest.h>

using namespace recoup;
using ui::Key;

namespace {

// "ab", left between them, Tab, "328", Enter, as one slow frame gathers them.
ui::FrameInput typed_through_a_form() {
    ui::FrameInput input;
    input.text = U"ab328";
    input.chords = {{.key = Key::left, .text_before = 1},
                    {.key = Key::tab, .text_before = 2},
                    {.key = Key::home, .text_before = 5},
                    {.key = Key::enter, .text_before = 5}};
    return input;
}

bool is_only(const ui::FrameInput& input, Key key) {
    return input.text.empty() && input.chords.size() == 1 && input.chords[0].is(key);
}

}  // namespace

TEST_CASE("Tab and Enter have a frame of their own, and what is typed between them another") {
    auto first = typed_through_a_form();
    auto tab = platform::hold_back_keys(first);
    CHECK((first.text == U"ab"));
    CHECK(first.chords.size() == 1);
    auto amount = platform::hold_back_keys(tab);
    CHECK(is_only(tab, Key::tab));
    auto enter = platform::hold_back_keys(amount);
    CHECK((amount.text == U"328"));
    REQUIRE(amount.chords.size() == 1);
    CHECK(amount.chords[0].is(Key::home));
    CHECK(amount.chords[0].text_before == 3);
    const auto none = platform::hold_back_keys(enter);
    CHECK(is_only(enter, Key::enter));
    CHECK(none.text.empty());
    CHECK(none.chords.empty());
}

TEST_CASE("two presses of an arrow are two steps; held down, it is not made up for") {
    ui::FrameInput input;
    input.chords = {{.key = Key::down}, {.key = Key::down}, {.key = Key::enter}};
    auto later = platform::hold_back_keys(input);
    CHECK(is_only(input, Key::down));
    const auto last = platform::hold_back_keys(later);
    CHECK(is_only(later, Key::down));
    CHECK(is_only(last, Key::enter));
    ui::FrameInput held;
    held.chords = {{.key = Key::down}, {.key = Key::down, .repeat = true}, {.key = Key::down, .repeat = true}};
    CHECK(platform::hold_back_keys(held).chords.empty());
}

TEST_CASE("keys that leave the keyboard where it is go to one frame") {
    ui::FrameInput input;
    input.text = U"退款";
    input.chords = {{.key = Key::v, .ctrl = true}, {.key = Key::right, .text_before = 1}};
    const auto later = platform::hold_back_keys(input);
    CHECK(input.chords.size() == 2);
    CHECK((input.text == U"退款"));
    CHECK(later.chords.empty());
    CHECK(later.text.empty());
}
