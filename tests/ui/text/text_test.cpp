#include "ui/text/text.h"

#include <doctest/doctest.h>

#include "support/fake_glyphs.h"

using namespace recoup::ui;
using recoup::testing::FakeGlyphs;

namespace {

// Ten pixels: letters take 5, ideographs 10.
constexpr TextStyle kTen{Face::regular, 10};

std::vector<std::string> lines_of(std::string_view text, float width, int max_lines = 99) {
    FakeGlyphs glyphs;
    Text engine(glyphs);
    std::vector<std::string> out;
    for (const TextLine& line : engine.break_lines(kTen, text, width, max_lines)) {
        out.push_back(std::string(text.substr(line.begin, line.end - line.begin)) + (line.ellipsis ? "…" : ""));
        CHECK(line.width_px <= doctest::Approx(std::max(width, 12.5F)));  // one missing character may be wider
    }
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("text is measured by its characters, invisible and joined ones taking no room") {
    FakeGlyphs glyphs;
    Text text(glyphs);
    CHECK(text.measure(kTen, "ab退款") == 30);
    CHECK(text.measure(kTen, "a\u200B\u200Db\uFE0F") == 10);
    CHECK(text.measure(kTen, "👨‍👩‍👧") == 12.5F);
    CHECK(text.measure(kTen, "e\xCC\x81") == 5);
    CHECK(text.measure(kTen, "\xFF") == 5);
}

TEST_CASE("tabular figures are all as wide as the widest") {
    FakeGlyphs glyphs;
    Text text(glyphs);
    CHECK(text.measure(kTen, "11") == 5);
    CHECK(text.measure({Face::regular, 10, true}, "11") == 10);
}

TEST_CASE("Chinese breaks between ideographs, Latin between words") {
    CHECK(lines_of("退款看板", 20) == Lines{"退款", "看板"});
    CHECK(lines_of("hello big world", 50) == Lines{"hello big", "world"});
    CHECK(lines_of("退款refund看板", 40) == Lines{"退款", "refund看", "板"});
}

TEST_CASE("closing marks do not begin a line and opening marks do not end one") {
    CHECK(lines_of("退款看，板", 30) == Lines{"退款", "看，板"});
    CHECK(lines_of("退款《看板》", 30) == Lines{"退款", "《看", "板》"});
    CHECK(lines_of("说“系统”好", 20) == Lines{"说", "“系", "统”", "好"});
}

TEST_CASE("amounts and numbers with their unit stay together") {
    CHECK(lines_of("扣款 ¥3,999.00 元", 60) == Lines{"扣款", "¥3,999.00 元"});
    CHECK(lines_of("只退 70 元", 40) == Lines{"只退", "70 元"});
    CHECK(lines_of("剩18天", 25) == Lines{"剩", "18天"});
}

TEST_CASE("a word longer than the line is cut between clusters") {
    CHECK(lines_of("internationalization", 50) == Lines{"internatio", "nalization"});
    CHECK(lines_of("aé\xCC\x81z", 10) == Lines{"aé\xCC\x81", "z"});
    CHECK(lines_of("👨‍👩‍👧👨‍👩‍👧", 5) == Lines{"👨‍👩‍👧", "👨‍👩‍👧"});
}

TEST_CASE("newlines end a line, an empty one too") {
    CHECK(lines_of("a\n\nb", 50) == Lines{"a", "", "b"});
    CHECK(lines_of("", 50) == Lines{""});
    CHECK(lines_of("a\n", 50) == Lines{"a", ""});
}

TEST_CASE("what does not fit ends in an ellipsis within the width") {
    CHECK(lines_of("退款看板退款看板", 30, 2) == Lines{"退款看", "板退…"});
    CHECK(lines_of("退款看", 30, 1) == Lines{"退款看"});
    CHECK(lines_of("退款看板", 30, 1) == Lines{"退款…"});
    CHECK(lines_of("退\n款", 30, 1) == Lines{"退…"});
    CHECK(lines_of("one two", 35, 1) == Lines{"one two"});
    CHECK(lines_of("one two three", 28, 1) == Lines{"one…"});
}

TEST_CASE("lines for editing keep every byte but the newlines") {
    FakeGlyphs glyphs;
    Text engine(glyphs);
    const std::string text = "hello  big 世界，wörld \n\n  x 👨‍👩‍👧🇨🇳 end ";
    for (float width = 5; width < 200; width += 5) {
        std::size_t expected = 0;
        for (const TextLine& line : break_lines(engine.advances(), kTen, text, width, 9999, LineEnds::keep_spaces)) {
            CHECK(line.begin == expected);
            expected = line.end + (line.end < text.size() && text[line.end] == '\n' ? 1 : 0);
        }
        CHECK(expected == text.size());
    }
}
