#include "platform/window/input_queue.h"

#include <doctest/doctest.h>

using namespace recoup;
using platform::InputQueue;
using platform::Portion;
using ui::Key;
using ui::MouseEvent;

namespace {

constexpr bool kWriting = true, kNoField = false;

void type(InputQueue& queue, std::u32string_view letters) {
    for (const char32_t letter : letters) {
        const bool latin = letter >= U'a' && letter <= U'z';
        if (latin) queue.press({.key = static_cast<Key>(letter - U'a')});
        queue.type(letter);
    }
}

bool is_only(const Portion& portion, Key key) {
    return portion.chords.size() == 1 && portion.chords[0].key == key && portion.mouse.empty();
}

bool is_empty(const Portion& portion) {
    return portion.text.empty() && portion.chords.empty() && portion.mouse.empty();
}

// A key with nothing else, then the frame in which what it opened stands.
void check_acts(InputQueue& queue, Key key, bool writing) {
    const auto acts = queue.take(writing);
    CHECK(is_only(acts, key));
    CHECK(acts.text.size() <= 1);
    CHECK(is_empty(queue.take(writing)));
}

}  // namespace

TEST_CASE("without a field each key has a frame of its own, and one in which what it opened takes the keyboard") {
    InputQueue queue;
    type(queue, U"na");
    check_acts(queue, Key::n, kNoField);
    type(queue, U"b");
    const auto title = queue.take(kWriting);
    CHECK((title.text == U"ab"));
    CHECK(title.chords.size() == 2);
    CHECK(queue.empty());
}

TEST_CASE("nothing took the keyboard: the next key acts as well") {
    InputQueue queue;
    type(queue, U"nd");
    check_acts(queue, Key::n, kNoField);
    check_acts(queue, Key::d, kNoField);
    CHECK(queue.empty());
}

TEST_CASE("whoever types long after a key does not wait") {
    InputQueue queue;
    type(queue, U"n");
    queue.take(kNoField);
    CHECK(is_empty(queue.take(kWriting)));
    type(queue, U"a");
    CHECK((queue.take(kWriting).text == U"a"));
}

TEST_CASE("a thousand letters for a field are one frame") {
    InputQueue queue;
    for (int i = 0; i < 500; ++i) type(queue, U"a退");
    queue.press({.key = Key::backspace});
    const auto all = queue.take(kWriting);
    CHECK(all.text.size() == 1000);
    CHECK(all.chords.size() == 501);
    CHECK(all.chords[1].text_before == 2);
    CHECK(all.chords[500].text_before == 1000);
    CHECK(queue.empty());
}

TEST_CASE("Tab, Enter, Esc and Ctrl have their place among the letters") {
    InputQueue queue;
    type(queue, U"ab");
    queue.press({.key = Key::tab});
    type(queue, U"cd");
    queue.press({.key = Key::k, .ctrl = true});
    type(queue, U"ef");
    queue.press({.key = Key::escape});
    queue.press({.key = Key::enter});
    CHECK((queue.take(kWriting).text == U"ab"));
    check_acts(queue, Key::tab, kWriting);
    CHECK((queue.take(kWriting).text == U"cd"));
    check_acts(queue, Key::k, kWriting);
    CHECK((queue.take(kWriting).text == U"ef"));
    check_acts(queue, Key::escape, kWriting);
    check_acts(queue, Key::enter, kWriting);
    CHECK(queue.empty());
}

TEST_CASE("text of an input method belongs to no key") {
    InputQueue queue;
    queue.press({.key = Key::tab});
    queue.type(U'退');
    queue.type(U'款');
    CHECK(queue.take(kWriting).text.empty());
    CHECK(is_empty(queue.take(kWriting)));
    const auto text = queue.take(kWriting);
    CHECK((text.text == U"退款"));
    CHECK(text.chords.empty());
}

TEST_CASE("two presses of an arrow are two steps; held down, it is not made up for") {
    InputQueue queue;
    for (const bool repeat : {false, false, true, true}) queue.press({.key = Key::down, .repeat = repeat});
    type(queue, U"a");
    CHECK(queue.take(kNoField).chords.size() == 1);
    CHECK(queue.take(kNoField).chords.size() == 3);
    CHECK(is_only(queue.take(kNoField), Key::a));
}

TEST_CASE("an arrow finds the list that was typed for") {
    InputQueue queue;
    type(queue, U"a");
    queue.press({.key = Key::down});
    type(queue, U"b");
    CHECK((queue.take(kWriting).text == U"a"));
    CHECK(is_only(queue.take(kWriting), Key::down));
    CHECK((queue.take(kWriting).text == U"b"));
}

TEST_CASE("a card that is carried may ask something first") {
    InputQueue queue;
    queue.press({.key = Key::right, .shift = true});
    type(queue, U"a");
    check_acts(queue, Key::right, kNoField);
    CHECK((queue.take(kWriting).text == U"a"));
}

TEST_CASE("a key that is held down does not act on what it opened") {
    InputQueue queue;
    type(queue, U"n");
    CHECK(is_only(queue.take(kNoField), Key::n));
    for (int i = 0; i < 3; ++i) {
        queue.press({.key = Key::n, .repeat = true});
        queue.type(U'n');
    }
    type(queue, U"na");
    CHECK(is_empty(queue.take(kNoField)));
    CHECK((queue.take(kWriting).text == U"na"));
}

TEST_CASE("a click waits for what was typed before it, and what follows for the click") {
    InputQueue queue;
    type(queue, U"ab");
    queue.point(MouseEvent::move({1, 1}));
    queue.point(MouseEvent::move({5, 6}));
    queue.point(MouseEvent::button(0, true));
    queue.point(MouseEvent::button(0, false));
    queue.point(MouseEvent::move({9, 9}));
    type(queue, U"c");
    const auto text = queue.take(kWriting);
    CHECK((text.text == U"ab"));
    REQUIRE(text.mouse.size() == 1);
    CHECK(text.mouse[0].value.x == 5);
    const auto press = queue.take(kWriting);
    REQUIRE(press.mouse.size() == 1);
    CHECK(press.mouse[0].down);
    CHECK(press.text.empty());
    const auto release = queue.take(kWriting);
    REQUIRE(release.mouse.size() == 1);
    CHECK_FALSE(release.mouse[0].down);
    const auto away = queue.take(kWriting);
    CHECK(away.text.empty());
    CHECK(away.mouse.size() == 1);
    CHECK((queue.take(kWriting).text == U"c"));
}

TEST_CASE("a click waits until what a key opened stands") {
    InputQueue queue;
    type(queue, U"n");
    CHECK(is_only(queue.take(kNoField), Key::n));
    queue.point(MouseEvent::wheel(0, 1));
    queue.point(MouseEvent::button(0, true));
    const auto wheel = queue.take(kNoField);
    REQUIRE(wheel.mouse.size() == 1);
    CHECK(wheel.mouse[0].kind == MouseEvent::Kind::wheel);
    CHECK(queue.take(kNoField).mouse.size() == 1);
}

TEST_CASE("it tells that a key, or what it opened, has yet to have its frame") {
    InputQueue queue;
    queue.point(MouseEvent::move({1, 1}));
    CHECK_FALSE(queue.keys_wait());
    type(queue, U"n");
    CHECK(queue.keys_wait());
    queue.take(kNoField);
    CHECK(queue.keys_wait());
    queue.take(kNoField);
    CHECK_FALSE(queue.keys_wait());
    type(queue, U"a");
    queue.take(kWriting);
    CHECK_FALSE(queue.keys_wait());
}
