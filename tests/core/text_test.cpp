#include "core/text.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("only well-formed UTF-8 is valid") {
    CHECK(is_valid_utf8("退款 🎬 é"));
    for (const auto* text :
         {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe9\x80", "\x80", "\xf0\x80\x80\x80"})
        CHECK_FALSE(is_valid_utf8(text));
}

TEST_CASE("code points survive the way through UTF-8") {
    for (const char32_t c : {U'a', U'é', U'退', U'\U0001F3AC', U'\U0010FFFF'}) {
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
}

TEST_CASE("Chinese counts two columns, marks none") {
    CHECK(display_width("退款 a") == 6);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("🎬") == 2);
    CHECK(display_width("￥…—") == 4);
    CHECK(fit_width("支付显示失败", 7) == "支付显…");
    CHECK(fit_width("支付显示失败", 12) == "支付显示失败");
}

TEST_CASE("texts are cut between characters") {
    CHECK(cut_bytes("退款", 5) == "退");
    CHECK(trim(" \u3000退 款\t") == "退 款");
}
