#include "ui/unicode.h"

#include <doctest/doctest.h>

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

TEST_CASE("going back passes the same clusters as going forth") {
    const std::string text = "a退👨‍👩‍👧🇨🇳🇺🇸e\xCC\x81\n❤️\xFF末👍🏽";
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
