#include "platform/drawing/freetype_glyphs.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <numeric>

#include "platform/drawing/program_fonts.h"

using namespace recoup;
using ui::Face;

namespace {

long ink(const ui::GlyphBitmap& bitmap) {
    return std::accumulate(bitmap.coverage.begin(), bitmap.coverage.end(), 0L);
}

ui::GlyphBitmap glyph(platform::FreetypeGlyphs& glyphs, ui::TextStyle style, char32_t c, int step = 0) {
    ui::GlyphBitmap out;
    REQUIRE(glyphs.rasterise(style, c, step, out));
    return out;
}

}  // namespace

TEST_CASE("characters come from the first font that has them") {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    CHECK(glyphs.advance_em(Face::regular, U'退', false) == 1.0F);
    const auto letter = glyphs.advance_em(Face::regular, U'a', false);
    REQUIRE(letter.has_value());
    CHECK(*letter > 0.4F);
    CHECK(*letter < 0.7F);
    CHECK_FALSE(glyphs.advance_em(Face::regular, U'\U00013000', false).has_value());  // an Egyptian seated man
    CHECK_FALSE(glyphs.advance_em(Face::icons, U'退', false).has_value());
}

TEST_CASE("a character of each script has ink") {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    for (const char32_t c : {U'a', U'é', U'Ж', U'א', U'ก', U'€', U'→', U'退', U'の', U'한', U'☂', U'ꙮ', U'Ａ'}) {
        CHECK(ink(glyph(glyphs, {Face::regular, 16}, c)) > 0);
    }
}

TEST_CASE("sizes, weights and places between pixels differ in ink") {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    const auto regular = glyph(glyphs, {Face::regular, 14}, U'退');
    const auto bold = glyph(glyphs, {Face::semibold, 14}, U'退');
    CHECK(ink(bold) > ink(regular) * 11 / 10);
    CHECK(glyph(glyphs, {Face::regular, 28}, U'退').height > regular.height * 3 / 2);
    CHECK(glyph(glyphs, {Face::regular, 14}, U'l', 2).coverage != glyph(glyphs, {Face::regular, 14}, U'l', 0).coverage);
    CHECK(glyph(glyphs, {Face::regular, 14}, U' ').width == 0);
}

TEST_CASE("icons stand in the middle of their square") {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    for (const char32_t icon : {U'\uF415', U'\uF349', U'\uF493'}) {  // plus, magnify, settings
        const auto bitmap = glyph(glyphs, {Face::icons, 24}, icon);
        CHECK(std::abs(bitmap.left + bitmap.width / 2 - 12) <= 1);
    }
}

TEST_CASE("a face without the weight can be emboldened") {
    auto fonts = platform::program_fonts();
    platform::FontSet set;
    set.fonts[0] = {fonts.fonts[0][0]};
    set.fonts[1] = {fonts.fonts[0][0]};
    set.fonts[1][0].embolden_em = 0.04F;
    platform::FreetypeGlyphs glyphs(set);
    CHECK(ink(glyph(glyphs, {Face::semibold, 24}, U'n')) > ink(glyph(glyphs, {Face::regular, 24}, U'n')));
}

TEST_CASE("broken fonts are passed over") {
    const std::vector<std::byte> junk(1000, std::byte{0x41});
    platform::FontSet set;
    set.fonts[0] = {{junk}, {{}}, {junk, 0, 0, true}, {{}, 0, 0, true}, platform::program_fonts().fonts[0][0]};
    platform::FreetypeGlyphs glyphs(set);
    CHECK(glyphs.advance_em(Face::regular, U'a', false).has_value());
}
