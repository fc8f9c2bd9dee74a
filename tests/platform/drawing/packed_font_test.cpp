#include "platform/drawing/packed_font.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "assets/embedded.h"

using namespace recoup;
using platform::PackedFont;

namespace {

std::vector<std::byte> copy_of(assets::Bytes bytes) {
    return {bytes.begin(), bytes.end()};
}

std::size_t rare_size(std::size_t (*size)(assets::Bytes)) {
    std::size_t sum = 0;
    for (const auto bytes : assets::rare_chinese()) sum += size(bytes);
    for (const auto bytes : assets::other_scripts()) sum += size(bytes);
    return sum;
}

}  // namespace

TEST_CASE("a packed font says what it draws before it is unpacked, and unpacks to a font") {
    const PackedFont beyond(assets::file("fonts/noto-beyond.font"));
    CHECK(beyond.has(U'𠮷'));
    CHECK_FALSE(beyond.has(U'吉'));
    CHECK_FALSE(beyond.has(0));
    CHECK_FALSE(beyond.has(0x10FFFF));
    const auto font = beyond.unpack();
    REQUIRE(font.size() > 4);
    CHECK(font[0] == std::byte{'O'});
    CHECK(font[3] == std::byte{'O'});
}

TEST_CASE("rare fonts lie in the program at less than two thirds of their size") {
    const auto packed = rare_size([](assets::Bytes bytes) { return bytes.size(); });
    const auto unpacked = rare_size([](assets::Bytes bytes) { return PackedFont(bytes).unpack().size(); });
    CHECK(packed * 3 < unpacked * 2);
    CHECK(packed < 6'200'000);
}

TEST_CASE("a damaged packed font draws nothing") {
    const auto whole = copy_of(assets::file("fonts/unifont.font"));
    for (const auto length : std::initializer_list<std::size_t>{0, 7, 8, 20, whole.size() / 2, whole.size() - 1}) {
        CAPTURE(length);
        const std::vector<std::byte> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        const PackedFont font(cut);
        CHECK(font.unpack().empty());
    }
    auto too_large = whole;
    too_large[3] = std::byte{0x7F};
    CHECK(PackedFont(too_large).unpack().empty());
    CHECK_FALSE(PackedFont(too_large).has(0x1810));
    auto endless = whole;
    std::fill(endless.begin() + 8, endless.begin() + 40, std::byte{0xFF});
    CHECK_FALSE(PackedFont(endless).has(0x1810));
    auto other = whole;
    other[other.size() / 2] ^= std::byte{0x40};
    PackedFont(other).unpack();  // whatever comes out, nothing is read or written outside
}
