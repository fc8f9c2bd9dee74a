#include "platform/window/held_keys.h"

#include <doctest/doctest.h>

using recoup::platform::HeldKeys;
using recoup::ui::Key;
using recoup::ui::KeyChord;

namespace {

constexpr HeldKeys::Press kFirst{57, 1000};
constexpr HeldKeys::Press kSecond{36, 1100};

void keep(HeldKeys& keys, const HeldKeys::Press& press, Key key) {
    CHECK_FALSE(keys.offered(press, true));
    CHECK(keys.last_was_taken());
    keys.hold(KeyChord{.key = key});
}

}  // namespace

TEST_CASE("a key that nobody takes is the program's at once") {
    HeldKeys keys;
    CHECK_FALSE(keys.offered(kFirst, false));
    CHECK_FALSE(keys.last_was_taken());
}

TEST_CASE("a key is held until the same press comes back, and acts once") {
    HeldKeys keys;
    CHECK_FALSE(keys.any());
    keep(keys, kFirst, Key::n);
    CHECK(keys.any());
    CHECK_FALSE(keys.offered({kFirst.keycode, kFirst.time_ms + 1}, false));
    const auto free = keys.offered(kFirst, false);
    REQUIRE(free);
    CHECK(free->key == Key::n);
    CHECK_FALSE(keys.offered(kFirst, false));
}

TEST_CASE("what was pressed before a key that comes back has been swallowed") {
    HeldKeys keys;
    keep(keys, kFirst, Key::n);
    keep(keys, kSecond, Key::enter);
    CHECK(keys.offered(kSecond, false)->key == Key::enter);
    CHECK_FALSE(keys.offered(kFirst, false));
}

TEST_CASE("Enter and Escape that an input method keeps never act") {
    HeldKeys keys;
    keep(keys, kFirst, Key::n);
    keep(keys, kSecond, Key::escape);
    keys.clear();
    CHECK_FALSE(keys.last_was_taken());
    CHECK_FALSE(keys.offered(kSecond, false));
}

TEST_CASE("what never comes back is forgotten in the end") {
    HeldKeys keys;
    for (unsigned long time = 0; time < 1000; ++time) keep(keys, {57, time}, Key::n);
    CHECK_FALSE(keys.offered({57, 1}, false));
    CHECK(keys.offered({57, 999}, false));
}
