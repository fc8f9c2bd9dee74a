#include "ui/frame/placeholder_glyph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "ui/text/text.h"

using namespace recoup;

namespace {

// Digits are full, the frame is fainter, the rest is empty.
int pixels_of(const ui::GlyphBitmap& bitmap, std::uint8_t coverage) {
    return static_cast<int>(std::count(bitmap.coverage.begin(), bitmap.coverage.end(), coverage));
}

bool is_empty(const ui::GlyphBitmap& bitmap, int x, int y) {
    return bitmap.coverage[static_cast<std::size_t>(y) * bitmap.width + x] == 0;
}

}  // namespace

TEST_CASE("a character no font has shows its number, and two such look different") {
    std::set<std::vector<std::uint8_t>> shapes;
    for (const char32_t c : {U'\U00013000', U'\U00013001', U'\U00024B62', U'\uE000', U'\uF8FF', U'\U0010FFFD'}) {
        const auto bitmap = ui::placeholder_glyph(14, c);
        CHECK(pixels_of(bitmap, 255) > 30);  // a box to tick is hollow
        CHECK(is_empty(bitmap, 0, 0));       // and has corners
        CHECK(is_empty(bitmap, bitmap.width - 1, bitmap.height - 1));
        shapes.insert(bitmap.coverage);
    }
    CHECK(shapes.size() == 6);
}

TEST_CASE("the digits of a missing character read from left to right, above then below") {
    const auto one = ui::placeholder_glyph(14, 0x000F);
    const auto other = ui::placeholder_glyph(14, 0xF000);
    REQUIRE(one.width == 11);
    REQUIRE(one.height == 15);
    const auto digit = [](const ui::GlyphBitmap& bitmap, int left, int top) {
        std::vector<std::uint8_t> out;
        for (int y = 0; y < 5; ++y) {
            for (int x = 0; x < 3; ++x)
                out.push_back(bitmap.coverage[static_cast<std::size_t>(top + y) * bitmap.width + left + x]);
        }
        return out;
    };
    CHECK(digit(one, 6, 8) == digit(other, 2, 2));
    CHECK(digit(one, 2, 2) == digit(other, 6, 8));
    CHECK(digit(one, 2, 2) != digit(one, 6, 8));
}

TEST_CASE("the frame of a missing character fits its line and its advance at every size") {
    for (int size = 11; size <= 60; ++size) {
        CAPTURE(size);
        const ui::TextStyle style{ui::Face::regular, static_cast<float>(size)};
        for (const char32_t c : {U'\uE000', U'\U00013000'}) {
            const auto bitmap = ui::placeholder_glyph(size, c);
            CHECK(static_cast<float>(bitmap.left + bitmap.width) <=
                  ui::placeholder_advance_em(c) * static_cast<float>(size) + 0.5F);
            const float top = ui::Text::baseline_px(style) - static_cast<float>(bitmap.top);
            CHECK(top >= 0);
            CHECK(top + static_cast<float>(bitmap.height) <= ui::Text::line_height_px(style));
        }
    }
}
