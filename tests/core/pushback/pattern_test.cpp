#include "core/pushback/pattern.h"

#include <doctest/doctest.h>

#include "core/search/fold.h"

using namespace recoup::core;

namespace {

// What of `text` the pattern holds; empty: nothing. `time` stands where it says 24小时.
std::string held(const char* pattern, const std::string& typed) {
    const auto parsed = parse_pattern(pattern);
    REQUIRE_MESSAGE(parsed.has_value(), pattern);
    Listened text{fold(typed), {}, {}, {}, {}};
    const std::string span = "24小时";
    if (const auto at = text.folded.find(span); at != std::string::npos) {
        text.times.push_back({at, at + span.size()});
        text.bare.push_back(!text.folded.substr(at + span.size()).starts_with("内"));
    }
    for (std::size_t at = 0; at < text.folded.size(); ++at)
        if (const auto found = match_at(*parsed, text, at, text.folded.size()))
            return text.folded.substr(found->begin, found->end - found->begin);
    return {};
}

}  // namespace

TEST_CASE("a phrase is found in any width and case, between simplified and traditional") {
    CHECK(held("系统正常", "亲，系統正常哦") == "系统正常");
    CHECK(held("ID card", "your ｉｄ CARD please") == "id card");
}

TEST_CASE("a gap holds a few words, and the shortest match is taken") {
    CHECK(held("系统…正常", "系统显示一切正常，很正常") == "系统显示一切正常");
    CHECK(held("系统…正常", "系统那边的同事昨天和前天一共看了三次之后说都很正常").empty());
}

TEST_CASE("one of several, and none where that is said") {
    CHECK(held("[只能|最多]退[您|]一半", "最多退一半") == "最多退一半");
    CHECK(held("[只能|最多]退[您|]一半", "只能退您一半") == "只能退您一半");
    CHECK(held("[只能|最多]退[您|]一半", "可以退您一半").empty());
}

TEST_CASE("a Latin word is not found inside of another") {
    CHECK(held("reset", "presets").empty());
    CHECK(held("reset", "please reset it") == "reset");
    CHECK(held("[please|kindly]…reset", "please do a reset") == "please do a reset");
    CHECK(held("[please|kindly]…reset", "please use presets").empty());
}

TEST_CASE("a moment is found where one stands") {
    CHECK(held("{time}…答复", "24小时内答复") == "24小时内答复");
    CHECK(held("{time}…答复", "尽快答复").empty());
    CHECK(held("{sum}…答复", "24小时内答复").empty());
}

TEST_CASE("a length is a span that nothing makes a limit") {
    CHECK(held("已使用{length}", "已使用24小时") == "已使用24小时");
    CHECK(held("已使用{length}", "已使用24小时内").empty());
    CHECK(held("已使用{time}", "已使用24小时内") == "已使用24小时");
}

TEST_CASE("what is no pattern is refused") {
    for (const auto* text : {"", "…正常", "系统…", "系统……正常", "[只能|最多", "只能]退", "[a|[b|c]]", "[a…b]",
                             "[a|]退", "系统…[正常|]", "{other}", "a|b", "a…b…c…d"})
        CHECK_MESSAGE(!parse_pattern(text).has_value(), text);
}
