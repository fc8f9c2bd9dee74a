#include "platform/window/composition_guard.h"

#include <doctest/doctest.h>

#include <initializer_list>

using recoup::platform::CompositionGuard;
using enum recoup::platform::KeyRole;

namespace {

void type(CompositionGuard& guard, int keys) {
    for (int i = 0; i < keys; ++i) {
        CHECK(guard.press(printable));
        guard.text();
    }
}

// Keys the input method keeps to itself. The first is seen as any other, for nobody can know yet.
void compose(CompositionGuard& guard, int keys) {
    CHECK(guard.press(printable));
    for (int i = 1; i < keys; ++i) CHECK_FALSE(guard.press(printable));
}

}  // namespace

TEST_CASE("ordinary typing lets every key through") {
    CompositionGuard guard;
    type(guard, 5);
    for (const auto role : {finishing, other, erasing, shortcut, finishing}) CHECK(guard.press(role));
}

TEST_CASE("pinyin and Enter: the Enter belongs to the input method, the next does not") {
    CompositionGuard guard;
    compose(guard, 2);
    CHECK_FALSE(guard.press(finishing));
    guard.text();
    guard.text();
    CHECK(guard.press(finishing));
}

TEST_CASE("pinyin, Space and a digit choose a candidate, then Enter is the program's") {
    CompositionGuard guard;
    compose(guard, 5);
    CHECK_FALSE(guard.press(printable));  // Space
    CHECK_FALSE(guard.press(other));      // next page
    CHECK_FALSE(guard.press(printable));  // 3
    CHECK(guard.composing());
    guard.text();
    guard.text();
    CHECK_FALSE(guard.composing());
    CHECK(guard.press(finishing));
}

TEST_CASE("one composed letter is enough to hold back Enter, arrows, Tab and Backspace") {
    for (const auto role : {finishing, other, erasing}) {
        CompositionGuard guard;
        compose(guard, 1);
        CHECK_FALSE(guard.press(role));
    }
}

TEST_CASE("Escape cancels the composition, a second one is the program's") {
    CompositionGuard guard;
    compose(guard, 3);
    CHECK_FALSE(guard.press(finishing));
    CHECK(guard.press(finishing));
}

TEST_CASE("Backspace takes composed letters back; after the last it is the program's") {
    CompositionGuard guard;
    compose(guard, 2);
    CHECK_FALSE(guard.press(erasing));
    CHECK_FALSE(guard.press(erasing));
    CHECK(guard.press(erasing));
}

TEST_CASE("text that is committed later still ends the composition") {
    CompositionGuard guard;
    compose(guard, 2);
    CHECK_FALSE(guard.press(printable));  // Space; other events come before the commit
    CHECK_FALSE(guard.press(other));
    guard.text();
    CHECK(guard.press(other));
}

TEST_CASE("a dead key and its letter give one character") {
    CompositionGuard guard;
    CHECK(guard.press(printable));
    CHECK_FALSE(guard.press(printable));
    guard.text();
    CHECK(guard.press(finishing));
}

TEST_CASE("shortcuts with Ctrl always reach the program") {
    CompositionGuard guard;
    compose(guard, 2);
    CHECK(guard.press(shortcut));
    CHECK(guard.composing());
    CHECK_FALSE(guard.press(finishing));
}

TEST_CASE("a held key that types repeats, a held key that is composed does not") {
    CompositionGuard guard;
    type(guard, 20);
    CHECK(guard.press(other));
    compose(guard, 20);
    CHECK_FALSE(guard.press(finishing));
}

TEST_CASE("a modifier alone changes nothing") {
    CompositionGuard guard;
    CHECK(guard.press(printable));
    CHECK_FALSE(guard.press(modifier));
    CHECK_FALSE(guard.composing());
    guard.text();
    CHECK(guard.press(finishing));
}

TEST_CASE("losing the focus ends a composition") {
    CompositionGuard guard;
    compose(guard, 2);
    guard.reset();
    CHECK(guard.press(finishing));
}
