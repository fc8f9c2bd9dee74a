#include "core/base/text.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace recoup::core;

TEST_CASE("only well-formed UTF-8 is valid") {
    CHECK(is_valid_utf8("退款 🎬 é"));
    for (const auto* text :
         {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe9\x80", "\x80", "\xf0\x80\x80\x80"})
        CHECK_FALSE(is_valid_utf8(text));
}

TEST_CASE("UTF-8 is read to its limits: the first and last of each length are valid, the next to them are not") {
    for (const auto* text :
         {"\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xe1\x80\x80", "\xec\xbf\xbf", "\xed\x80\x80",
          "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf1\x80\x80\x80", "\xf3\xbf\xbf\xbf",
          "\xf4\x8f\xbf\xbf", "", "12345678", "1234567é", "12345678退款退款退款"})
        CHECK_MESSAGE(is_valid_utf8(text), text);
    for (const auto* text : {"\x80",
                             "\xbf",
                             "\xc1\xbf",
                             "\xc2",
                             "\xc2\x7f",
                             "\xc2\xc0",
                             "\xe0\x9f\xbf",
                             "\xe0\xa0",
                             "\xe1\x80\x7f",
                             "\xe1\xc0\x80",
                             "\xe9\x7f\x80",
                             "\xe9\x80\xc0",
                             "\xed\xa0\x80",
                             "\xed\xbf\xbf",
                             "\xef\xbf",
                             "\xf0\x8f\xbf\xbf",
                             "\xf0\x90\x80",
                             "\xf0\x90\x80\x7f",
                             "\xf0\x90\xc0\x80",
                             "\xf1\x7f\x80\x80",
                             "\xf4\x90\x80\x80",
                             "\xf5\x80\x80\x80",
                             "\xff",
                             "12345678\xff",
                             "1234567\xff",
                             "\xff"
                             "1234567",
                             "1234\xff"
                             "567"})
        CHECK_FALSE_MESSAGE(is_valid_utf8(text), text);
}

TEST_CASE("what is no character is read as one that says so, a byte at a time") {
    std::string_view text =
        "\xe9\x80"
        "a\xc2";
    CHECK(take_code_point(text) == 0xFFFD);
    CHECK(text ==
          "\x80"
          "a\xc2");
    CHECK(take_code_point(text) == 0xFFFD);
    CHECK(take_code_point(text) == U'a');
    CHECK(take_code_point(text) == 0xFFFD);
    CHECK(text.empty());
    for (const char32_t none : {0xD800, 0xDFFF, 0x110000}) {
        std::string out;
        append_utf8(out, none);
        CHECK(out == "\uFFFD");
    }
}

TEST_CASE("code points survive the way through UTF-8") {
    for (const char32_t c : {U'a', U'\x7f', U'\u0080', U'é', U'\u07ff', U'\u0800', U'退', U'\ud7ff', U'\ue000',
                             U'\uffff', U'\U00010000', U'\U0001F3AC', U'\U0010FFFF'}) {
        std::string text;
        append_utf8(text, c);
        std::string_view rest = text;
        CHECK(take_code_point(rest) == c);
        CHECK(rest.empty());
    }
}

TEST_CASE("stored text cannot send control sequences to a terminal") {
    CHECK(escape_controls("a\x1b[31mb") == "a\\u{1B}[31mb");
    CHECK(escape_controls("\u009b31m \u202e退\x7f\a") == "\\u{9B}31m \\u{202E}退\\u{7F}\\u{7}");
    CHECK(escape_controls("\xff") == "\uFFFD");
    CHECK(one_line("a\nb\tc") == "a b c");
    CHECK(escape_controls("a\u061cb") == "a\\u{61C}b");
}

TEST_CASE("exactly the controls are escaped: C0 but for line and tab, C1, line separators and all that turns text") {
    const auto control = [](char32_t c) {
        if (c == U'\n' || c == U'\t') return false;
        return c < 32 || (c > 126 && c < 160) || c == 0x61C || c == 0x200E || c == 0x200F ||
               (c > 0x2027 && c < 0x202F) || (c > 0x2065 && c < 0x206A);
    };
    for (char32_t c = 0; c < 0x2200; ++c) {
        std::string text = "a";
        append_utf8(text, c);
        CAPTURE(static_cast<unsigned>(c));
        CHECK((escape_controls(text) != text) == control(c));
    }
}

TEST_CASE("a medium without escapes gets no controls, and line ends for the separators of lines") {
    CHECK(without_controls("a\x1b[31m\u202eb\u2066\u2028c\u2029\td\n\xff") == "a[31mb\nc\n\td\n�");
    CHECK(without_controls("退款 100 元 👨‍👩‍👧") == "退款 100 元 👨‍👩‍👧");
}

TEST_CASE("what is kept is trimmed and composed, and nothing where there is nothing to see") {
    CHECK(tidy("  退款 　\n") == "退款");
    CHECK(tidy("cafe\u0301") == "caf\u00e9");
    CHECK(tidy("\u1112\u1161\u11ab") == "\ud55c");
    for (const auto* text : {"", " ", "\u200b", "\u200b\u200d\ufeff", "\u3164", "\u00ad\u2060", "\u202e \u2066",
                             "\u3000\u00a0\u2800", "\ufe0f", "\U000e0020"})
        CHECK_MESSAGE(tidy(text).empty(), text);
    CHECK(tidy("👨‍👩‍👧") == "👨‍👩‍👧");
    CHECK(tidy("\xff退") == "\xff退");
}

TEST_CASE("Chinese counts two columns, marks none") {
    CHECK(display_width("退款 a") == 6);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("🎬") == 2);
    CHECK(display_width("￥…—") == 4);
    CHECK(fit_width("支付显示失败", 7) == "支付显…");
    CHECK(fit_width("支付显示失败", 12) == "支付显示失败");
    CHECK(fit_width("支付显示失败", 11) == "支付显示失…");
    CHECK(fit_width("abc", 3) == "abc");
    CHECK(fit_width("abcd", 3) == "ab…");
    CHECK(fit_width("abcd", 1) == "…");
    CHECK(display_width("") == 0);
}

TEST_CASE("letters are one column, ideographs, kana, full-width forms and emoji two, marks none") {
    for (const char32_t c : {U'a', U'é', U'\u02ff', U'Я', U'\u2019', U'\u303f', U'\uff61', U'\ue000'})
        CHECK_MESSAGE(display_width(c) == 1, static_cast<unsigned>(c));
    for (const char32_t c : {U'\u1100', U'\u3000', U'あ', U'\u3400', U'\u4e00', U'\u9fff', U'가', U'\ud7a3', U'（',
                             U'￥', U'😀', U'\U00020000', U'\U0003fffd'})
        CHECK_MESSAGE(display_width(c) == 2, static_cast<unsigned>(c));
    for (const char32_t c : {U'\u0300', U'\u036f', U'\u200b', U'\u20d0', U'\u3099', U'\ufe0f'})
        CHECK_MESSAGE(display_width(c) == 0, static_cast<unsigned>(c));
}

TEST_CASE("a flag, a toned emoji, a family's members and marks of other scripts have the columns of a terminal") {
    CHECK(display_width("🇨🇳") == 2);
    CHECK(display_width("👍🏽") == 2);
    CHECK(display_width("①…é") == 3);
    CHECK(display_width("\u06DD\u0651\u0E34") == 0);
    CHECK(display_width("\u0939\u0940") == 2);  // a vowel beside its letter
    CHECK(display_width("\u200B\uFEFF\uFE0F") == 0);
}

TEST_CASE("every wide character of Unicode's table counts two columns") {
    std::ifstream table("/usr/share/unicode/EastAsianWidth.txt");
    int count = 0;
    for (std::string line; std::getline(table, line);) {
        const auto kind = line.find(';');
        if (kind == line.npos || line[0] == '#' || (line[kind + 1] != 'W' && line[kind + 1] != 'F')) continue;
        const auto dots = line.find("..");
        const auto first = std::stoul(line, nullptr, 16);
        const auto last = dots < kind ? std::stoul(line.substr(dots + 2), nullptr, 16) : first;
        if (line.find("# Cn") != line.npos && first < 0x20000) continue;  // gaps between blocks
        // Marks among ideographs, and the tones of an emoji, stand on what is before them.
        const int columns = line.find("# Mn") != line.npos || first == 0x1F3FB ? 0 : 2;
        for (auto c = first; c <= last; ++c, ++count)
            if (display_width(static_cast<char32_t>(c)) != columns) FAIL_CHECK(line);
    }
    CHECK(count > 180'000);
}

TEST_CASE("texts are cut between characters") {
    CHECK(cut_bytes("退款", 5) == "退");
    CHECK(cut_bytes("退款", 6) == "退款");
    CHECK(cut_bytes("退款", 7) == "退款");
    CHECK(cut_bytes("退款", 3) == "退");
    CHECK(cut_bytes("退款", 2).empty());
    CHECK(cut_bytes("退款", 0).empty());
    CHECK(cut_bytes("abc", 2) == "ab");
    CHECK(trim(" \u3000退 款\t") == "退 款");
    for (const std::string space : {" ", "\t", "\n", "\r", "\u3000"}) {
        CHECK(trim(space + "a" + space + "b" + space) == "a" + space + "b");
        CHECK(trim(space + space).empty());
    }
    CHECK(trim("\n a \u3000\n") == "a");
}

TEST_CASE("brackets that lie too deep are found at the first of them, however many follow, and never in a text") {
    for (const std::size_t deep : {1'000, 2'000, 4'000}) CHECK(too_deep_at(std::string(deep, '[')) == kDeepestJson);
    CHECK_FALSE(too_deep_at(std::string(kDeepestJson, '{')));
    CHECK_FALSE(too_deep_at('"' + std::string(100, '[') + R"(\"[")" + std::string(kDeepestJson, '[')));
    std::string beside;
    for (int i = 0; i < 100; ++i) beside += "[{}],";
    CHECK_FALSE(too_deep_at(beside));
    CHECK(too_deep_at(beside + std::string(100, '[')) == beside.size() + kDeepestJson);
    CHECK_FALSE(too_deep_at("]]]"));
    CHECK_FALSE(too_deep_at("\"\\"));
}
