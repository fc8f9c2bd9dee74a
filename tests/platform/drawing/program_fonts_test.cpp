#include "platform/drawing/program_fonts.h"

#include <doctest/doctest.h>

#include <numeric>
#include <set>
#include <string>

#include "assets/embedded.h"
#include "platform/drawing/packed_font.h"
#include "ui/text/unicode.h"

using namespace recoup;
using platform::PackedFont;
using ui::Face;

namespace {

struct Range {
    char32_t first, last;
};

long ink(const ui::GlyphBitmap& bitmap) {
    return std::accumulate(bitmap.coverage.begin(), bitmap.coverage.end(), 0L);
}

// Draws it, or says why not.
std::vector<std::uint8_t> drawn(platform::FreetypeGlyphs& glyphs, const ui::TextStyle& style, char32_t c) {
    CAPTURE(static_cast<unsigned>(c));
    ui::GlyphBitmap out;
    CHECK(glyphs.rasterise(style, c, 0, out));
    CHECK(ink(out) > 0);
    return out.coverage;
}

void check_drawn(std::initializer_list<Range> ranges) {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    for (const Range range : ranges) {
        for (char32_t c = range.first; c <= range.last; ++c) {
            const bool has = glyphs.advance_em(Face::regular, c, false).has_value();
            if (!has) FAIL_CHECK("no font draws character number " << static_cast<unsigned>(c));
        }
    }
}

bool in(const char* font, char32_t c) {
    return PackedFont(assets::file(font)).has(c);
}

// What people send: one of each kind, from the first emoji to those of Unicode 15.
// It would part such texts anew each time.
// clang-format off
constexpr std::u32string_view kEmoji =
    U"😀😂🤣😊😍😘😭😡🤔🙏👍👎👌💪👏🎉🔥💯❤💔⭐✨⚠✅❌❓❗⏰⏳⚡☎✈☀🌧🌙🐶🐱🌸🍎🍜🎂🏠🏥🚗🚚✈⛽📱💻📷"
    U"📦📮💰💳💵🧾🧧🛒📈📅📌🔒🔔💬🆗🆘🈲🔴🟡🟢🟠🥺🥰🥲🤡🫶🫡🫠🪙🧋🦠🧨🏳🏴🇨🇳🀄🃏🅰🉐";
// Of the 8,105 characters of 通用规范汉字表 those beyond the basic plane and the Chinese extension A.
constexpr std::u32string_view kBeyondPlane =
    U"𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣"
    U"𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩"
    U"𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹"
    U"𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓";
constexpr std::u32string_view kRegisters =
    U"𠛅𠛆𠯟𠯠𧰎𨠴𨦡𪜂𪜃𪜄𪜋𪜎𪜩𪜶𪜺𪟎𪠡𪣝𪨇𪨊𫝋𫝦𫝧𫝨𬺰𬺱𬺳𬺵";
// clang-format on

}  // namespace

TEST_CASE("every CJK character of the basic plane is drawn") {
    check_drawn({{0x2E80, 0x2E99},
                 {0x3001, 0x303F},
                 {0x3041, 0x3096},
                 {0x3099, 0x30FF},
                 {0x3105, 0x312F},
                 {0x3131, 0x318E},
                 {0x31A0, 0x31BF},
                 {0x3400, 0x4DBF},
                 {0x4E00, 0x9FFF},
                 {0xAC00, 0xD7A3},
                 {0xF900, 0xFA6D},
                 {0xFF01, 0xFF5E},
                 {0xFFE0, 0xFFE6}});
}

TEST_CASE("other scripts of the basic plane are drawn") {
    check_drawn({{0x20, 0x7E},
                 {0xA1, 0x377},
                 {0x400, 0x52F},
                 {0x5D0, 0x5EA},
                 {0x620, 0x64A},
                 {0x904, 0x939},
                 {0xE01, 0xE3A},
                 {0x1200, 0x1248},
                 {0x13A0, 0x13F5},
                 {0x1810, 0x1819},
                 {0x2010, 0x2027},
                 {0x20A0, 0x20C0},
                 {0x2190, 0x23FF},
                 {0x2460, 0x2775},
                 {0x2800, 0x28FF},
                 {0xA000, 0xA48C},
                 {0xA722, 0xA787},
                 {0xFB00, 0xFB06}});
}

TEST_CASE("emoji, signs and scripts beyond the basic plane are drawn") {
    check_drawn({{0x10000, 0x1000B}, {0x10300, 0x10323}, {0x10900, 0x1091B}, {0x1B000, 0x1B122}, {0x1D100, 0x1D126},
                 {0x1D400, 0x1D454}, {0x1D6A8, 0x1D7CB}, {0x1D7CE, 0x1D7FF}, {0x1F000, 0x1F02B}, {0x1F030, 0x1F093},
                 {0x1F0A1, 0x1F0AE}, {0x1F100, 0x1F1AD}, {0x1F1E6, 0x1F202}, {0x1F210, 0x1F23B}, {0x1F250, 0x1F251},
                 {0x1F300, 0x1F6D7}, {0x1F6E0, 0x1F6EC}, {0x1F6F0, 0x1F6FC}, {0x1F780, 0x1F7D8}, {0x1F7E0, 0x1F7EB},
                 {0x1F800, 0x1F80B}, {0x1F900, 0x1FA53}, {0x1FA70, 0x1FA7C}, {0x1FA80, 0x1FA88}, {0x1FA90, 0x1FABD},
                 {0x1FABF, 0x1FAC5}, {0x1FACE, 0x1FADB}, {0x1FAE0, 0x1FAE8}, {0x1FAF0, 0x1FAF8}, {0x1FB00, 0x1FB92}});
}

TEST_CASE("a compatibility ideograph is drawn as the one it stands for, wherever that is drawn") {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    int drawn_of_542 = 0;
    for (char32_t c = 0x2F800; c <= 0x2FA1D; ++c)
        drawn_of_542 += glyphs.advance_em(Face::regular, c, false).has_value() ? 1 : 0;
    CHECK(drawn_of_542 >= 440);
    drawn(glyphs, {Face::regular, 24}, 0x2F800);
}

TEST_CASE("emoji have ink of their own in every weight") {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    for (const Face face : {Face::regular, Face::semibold}) {
        std::set<std::vector<std::uint8_t>> shapes;
        const std::set<char32_t> emoji(kEmoji.begin(), kEmoji.end());
        for (const char32_t c : emoji) shapes.insert(drawn(glyphs, {face, 20}, c));
        CHECK(shapes.size() == emoji.size());
    }
}

TEST_CASE("names with characters beyond the basic plane are drawn from the Chinese font, as wide as the others") {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    for (const char32_t c :
         std::u32string(U"𠮷𠮟𠀋𡈽𡌛𡑮𡢽𡚴𡶜𤭖𤺋𥝱𥧄𥻘𦀌𦊆𦨞𧃴𧚓𧦅𧪄𨂊𨉷𨕫𨨞𩗏𩩲𩶘𩹉𩿎𪀚𪀯𪂂𪆐𪊲𪎌𪐷𪗱𪘂")) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(in("fonts/noto-beyond.font", c));
        CHECK(glyphs.advance_em(Face::semibold, c, false) == 1.0F);
        drawn(glyphs, {Face::regular, 16}, c);
    }
    for (const char32_t c : kBeyondPlane) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(in("fonts/noto-beyond.font", c));
    }
}

TEST_CASE("ideographs of registers and dictionaries that the Chinese font has not are drawn all the same") {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    for (const char32_t c : kRegisters) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK((in("fonts/hanazono-1.font", c) || in("fonts/hanazono-2.font", c)));
        CHECK(glyphs.advance_em(Face::semibold, c, false) == 1.0F);
        drawn(glyphs, {Face::regular, 16}, c);
    }
}

TEST_CASE("each kind comes from the best font that draws it") {
    CHECK(in("fonts/symbola.font", U'😀'));
    CHECK(in("fonts/symbola.font", U'𝐀'));
    CHECK(in("fonts/symbola.font", U'🂡'));
    CHECK_FALSE(in("fonts/unifont-upper.font", U'😀'));
    CHECK(in("fonts/unifont-upper.font", U'🧾'));
    CHECK(in("fonts/noto-traditional.font", U'錢'));
    CHECK(in("fonts/noto-traditional.font", U'広'));
    CHECK(in("fonts/noto-hangul.font", U'한'));
    CHECK_FALSE(in("fonts/noto-traditional.font", U'退'));
}
