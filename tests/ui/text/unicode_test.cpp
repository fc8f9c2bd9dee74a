#include "ui/text/unicode.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace recoup::ui;

namespace {

std::vector<std::size_t> clusters(std::string_view text) {
    std::vector<std::size_t> out;
    for (std::size_t at = 0; at < text.size(); at = next_cluster(text, at)) out.push_back(at);
    return out;
}

std::u32string decoded(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
    return out;
}

}  // namespace

TEST_CASE("UTF-8 is read and written for every plane") {
    for (const char32_t c : {U'a', U'é', U'退', U'\uFFFD', U'\U0001F600', U'\U0010FFFF'}) {
        std::string text;
        append_utf8(text, c);
        CHECK(decoded(text) == std::u32string(1, c));
    }
}

TEST_CASE("each invalid byte reads as one replacement and the rest stays readable") {
    CHECK(decoded("a\xFFz") == U"a\uFFFDz");
    CHECK(decoded("\xE9\x80") == U"\uFFFD\uFFFD");            // cut short
    CHECK(decoded("\xC0\xAF") == U"\uFFFD\uFFFD");            // overlong
    CHECK(decoded("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");  // a surrogate
    CHECK(decoded("\xF4\x90\x80\x80").find(U'\uFFFD') == 0);  // beyond the last plane
    CHECK(decoded("\xE0\x80\xAF退") == U"\uFFFD\uFFFD\uFFFD退");
}

TEST_CASE("a cluster holds accents, selectors, skin tones, joined emoji and one flag") {
    CHECK(clusters("e\xCC\x81z") == std::vector<std::size_t>{0, 3});
    CHECK(clusters("❤️x") == std::vector<std::size_t>{0, 6});
    CHECK(clusters("👍🏽x") == std::vector<std::size_t>{0, 8});
    CHECK(clusters("👨‍👩‍👧x") == std::vector<std::size_t>{0, 18});
    CHECK(clusters("🇨🇳🇺🇸") == std::vector<std::size_t>{0, 8});
    CHECK(clusters("退款") == std::vector<std::size_t>{0, 3});
    CHECK(clusters("\n\xCC\x81") == std::vector<std::size_t>{0, 1});
}

TEST_CASE("clusters end where Unicode's own samples say") {
    std::ifstream samples("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt");
    int count = 0;
    for (std::string line; std::getline(samples, line); ++count) {
        std::istringstream words(line.substr(0, line.find('#')));
        std::string text;
        std::vector<std::size_t> ends;
        for (std::string word; words >> word;)
            if (word == "÷")
                ends.push_back(text.size());
            else if (word != "×")
                append_utf8(text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
        if (!ends.empty()) ends.pop_back();
        CHECK_MESSAGE(clusters(text) == ends, line);
    }
    CHECK(count > 600);
}

TEST_CASE("what a character is, is asked of Unicode's tables") {
    CHECK(clusters("\u1100\u1161\u11A8x") == std::vector<std::size_t>{0, 9});  // a syllable in its parts
    CHECK(extends_cluster(U'\u093E'));
    CHECK_FALSE(extends_cluster(U'\u200B'));
    for (const char32_t mark : {U'\u0301', U'\u0651', U'\u0E34', U'\u20DD'}) CHECK(is_combining_mark(mark));
    for (const char32_t none : {U'\uFE0F', U'\u200D', U'\u093E', U'a'}) CHECK_FALSE(is_combining_mark(none));
    for (const char32_t none : {U'\u00AD', U'\u200B', U'\uFE0F', U'\u2028', U'\U000E0067', U'\U0001F3FD', U'\x07'})
        CHECK(is_invisible(none));
    for (const char32_t ink : {U'\t', U' ', U'a', U'\u0301', U'\u06DD'}) CHECK_FALSE(is_invisible(ink));
    for (const char32_t wide :
         {U'退', U'、', U'ｘ', U'가', U'\u2714', U'\U0001F17F', U'\U0001F600', U'\U0001F1E8', U'\U0002EBF0'})
        CHECK(is_wide(wide));
    for (const char32_t narrow : {U'a', U'→', U'™', U'①', U'ﾆ'}) CHECK_FALSE(is_wide(narrow));
}

TEST_CASE("going back passes the same clusters as going forth") {
    const std::string text = "a退👨‍👩‍👧🇨🇳🇺🇸e\xCC\x81\n❤️\xFF末👍🏽\r\n\u06DD1ab";
    std::vector<std::size_t> back;
    for (std::size_t at = text.size(); at > 0;) back.insert(back.begin(), at = previous_cluster(text, at));
    CHECK(back == clusters(text));
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t snapped = snap_to_cluster(text, at);
        CHECK(snapped <= at);
        CHECK(next_cluster(text, snapped) > at);
    }
}

TEST_CASE("pasted text loses controls and keeps everything else") {
    CHECK(clean_pasted("a\r\nb\rc\td\x07\x1B[0m", true) == "a\nb\nc d[0m");
    CHECK(clean_pasted("a\r\nb", false) == "a b");
    CHECK(clean_pasted("👨‍👩‍👧é\xFF", true) == "👨‍👩‍👧é\uFFFD");
}
