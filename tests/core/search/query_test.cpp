#include "core/search/query.h"

#include <doctest/doctest.h>

#include <random>

#include "core/search/fold.h"
#include "core/search/index.h"

using namespace recoup;
using core::Match;

namespace {

bool sounds_like(std::string_view name, std::string_view typed) {
    return core::match(core::search_query(typed), name) == Match::by_sound;
}

// The text with the marks as brackets.
std::string shown(std::string_view typed, std::string_view text, bool is_name = true) {
    std::string out;
    std::uint32_t at = 0;
    for (const auto& mark : core::marked(core::search_query(typed), text, is_name)) {
        out.append(text.substr(at, mark.begin - at)).append("[");
        out.append(text.substr(mark.begin, mark.end - mark.begin)).append("]");
        at = mark.end;
    }
    return out.append(text.substr(at));
}

}  // namespace

TEST_CASE("a name is found by its sound, whole, by initials and mixed, and while it is still typed") {
    for (const auto* typed : {"zhifubao", "zfb", "zhfb", "zhifb", "zfubao", "zf", "fubao", "zhifuba", "zfba", "ZFB",
                              "ｚｆｂ", "zhi'fu'bao", "bao"})
        CHECK_MESSAGE(sounds_like("支付宝", typed), typed);
    for (const auto* typed : {"zbf", "zfbx", "hifubao", "z", "zh", "ba", "zhifobao", "zf1"})
        CHECK_MESSAGE(!sounds_like("支付宝", typed), typed);
    CHECK(sounds_like("支付寶", "zfb"));
}

TEST_CASE("characters with several readings are found by any of them") {
    for (const auto* typed : {"chongqing", "zhongqing", "cq", "zq"}) CHECK_MESSAGE(sounds_like("重庆", typed), typed);
    for (const auto* typed : {"yinhang", "yinxing", "yh"}) CHECK_MESSAGE(sounds_like("银行", typed), typed);
    for (const auto* typed : {"lvse", "luse"}) CHECK_MESSAGE(sounds_like("绿色", typed), typed);
    CHECK(sounds_like("西安", "xi'an"));
}

TEST_CASE("letters and digits within a name stand for themselves, and other signs end it") {
    CHECK(sounds_like("iPhone退款", "iphonetk"));
    CHECK(sounds_like("退iPhone款", "tiphonek"));
    CHECK_FALSE(sounds_like("支付（宝）", "zfb"));
    CHECK_FALSE(sounds_like("支 付", "zf"));
}

TEST_CASE("what stands there literally counts more than what sounds so") {
    CHECK(core::match(core::search_query("zfb"), "ZFB 支付宝") == Match::literal);
    CHECK(core::match(core::search_query("支付 zfb"), "支付宝") == Match::by_sound);
    CHECK(core::match(core::search_query("支付 没有"), "支付宝") == Match::none);
    CHECK(core::match(core::search_query(""), "支付宝") == Match::literal);
}

TEST_CASE("the words are marked where they stand in the text as it is written") {
    CHECK(shown("70元", "对方说只能退 70元，余下70元不退") == "对方说只能退 [70元]，余下[70元]不退");
    CHECK(shown("cafe abc", "Le Café ＡＢＣ") == "Le [Café] [ＡＢＣ]");
    CHECK(shown("café", "cafe\u0301s") == "[cafe\u0301]s");
    CHECK(shown("1328", "¥1,328.00") == "¥[1,328].00");
    CHECK(shown("支付宝", "用支付寶付") == "用[支付寶]付");
    CHECK(shown("ab bc", "abcd") == "[abc]d");
    CHECK(shown("zfb", "我的支付宝") == "我的[支付宝]");
    CHECK(shown("zfb", "我的支付宝", false) == "我的支付宝");
    CHECK(shown("fi", "oﬃce") == "o[ﬃ]ce");
    CHECK(shown("", "支付宝") == "支付宝");
}

TEST_CASE("bytes are found where std::string_view finds them, wherever they lie") {
    std::mt19937 random{20261130};
    const auto text = [&](std::size_t length) {
        std::string made;
        while (made.size() < length) made += static_cast<char>('a' + random() % 3);
        return made;
    };
    for (int i = 0; i < 20'000; ++i) {
        const auto hay = text(random() % 300);
        const auto word = text(1 + random() % 7);
        const auto from = random() % (hay.size() + 1);
        const auto wanted = hay.find(word, from);
        const auto found = core::find_bytes(hay, word, from);
        REQUIRE(found.value_or(std::string::npos) == wanted);
    }
}

TEST_CASE("an index finds by place what its texts hold, and by sound only what is a name") {
    core::SearchIndex index;
    const auto put = [&](std::uint32_t place, std::string_view name, std::string_view prose) {
        core::SearchTexts texts;
        texts.add(name, true);
        texts.add(prose, false);
        index.set(place, texts);
    };
    using Matches = std::vector<Match>;
    const auto found = [&](std::string_view typed) { return index.matches(core::search_query(typed), 3); };
    put(0, "支付宝", "退款");
    put(1, "退款", "支付宝");
    put(2, "zfb", "");
    CHECK(found("zfb") == Matches{Match::by_sound, Match::none, Match::literal});
    CHECK(found("支付宝 tk") == Matches{Match::none, Match::by_sound, Match::none});
    CHECK(found("") == Matches(3, Match::literal));
    put(0, "京东", "退款");
    CHECK(found("zfb") == Matches{Match::none, Match::none, Match::literal});
    index.erase(0, 3);
    CHECK(index.matches(core::search_query("zfb"), 2) == Matches{Match::literal, Match::none});
}
