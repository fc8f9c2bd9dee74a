#include <doctest/doctest.h>

#include "core/advice/page_search.h"

using namespace recoup::core;

namespace {

using Kind = PageBlock::Kind;

std::vector<Page> pages() {
    return {{"a",
             "怎么退款",
             false,
             {{.kind = Kind::paragraph, .text = "先截图，再联系。"}, {.text = "快递丢了找 12305。"}}},
            {"b", "快递丢了", false, {{.kind = Kind::bullet, .text = "找卖家。", .bold = "退款"}}},
            {"c", "别的", false, {{.text = "退款要等几天。"}, {.kind = Kind::chips, .chips = {"快递", "银行"}}}},
            {"d", "A table", true, {{.kind = Kind::table, .rows = {{"How", "When"}, {"By parcel", "7 days"}}}}}};
}

std::string found(std::string_view typed) {
    const auto all = pages();
    std::string ids;
    for (const auto& hit : search_pages(all, typed)) ids += all[hit.page].id;
    return ids;
}

}  // namespace

TEST_CASE("a page is found by its title before one that only mentions the word") {
    CHECK(found("快递") == "bac");
    CHECK(found("退款") == "abc");
}

TEST_CASE("every word has to stand on the page, and together they count for more than apart") {
    CHECK(found("快递 12305") == "a");
    CHECK(found("退款 快递") == "abc");
    CHECK(found("截图 12305") == "a");
    CHECK(found("快递 酒店").empty());
}

TEST_CASE("words are found whatever their case and width, in names before a text, in chips and in tables") {
    CHECK(found("１２３０５") == "a");
    CHECK(found("PARCEL 7") == "d");
    CHECK(found("找卖家 退款") == "b");
    CHECK(found("银行") == "c");
}

TEST_CASE("a hit shows the passage in which the words stand, in one line") {
    const auto all = pages();
    const auto hits = search_pages(all, "12305");
    REQUIRE(hits.size() == 1);
    CHECK(hits.front().block == 1);
    CHECK(hits.front().passage == "快递丢了找 12305。");
}

TEST_CASE("nothing typed, or blanks, finds nothing") {
    CHECK(found("").empty());
    CHECK(found("  ").empty());
}
