#include "core/pushback/sums.h"

#include <doctest/doctest.h>

#include "core/search/fold.h"

using namespace recoup::core;

namespace {

std::string sums_in(const std::string& text) {
    std::string all;
    for (const auto& one : sum_mentions(fold(text), {.currency = "CNY"}))
        all += (all.empty() ? "" : " ") + std::to_string(one.sum.minor) + one.sum.currency;
    return all;
}

}  // namespace

TEST_CASE("sums are found in a running text, with their currency in front or behind") {
    CHECK(sums_in("只能退 70 元") == "7000CNY");
    CHECK(sums_in("补偿￥１０．５，再加20块钱") == "1050CNY 2000CNY");
    CHECK(sums_in("收回优惠 60 元，服务费 39 元不退，可退 1,328.00 元。") == "6000CNY 3900CNY 132800CNY");
    CHECK(sums_in("补您五十元、一百二十块") == "5000CNY 12000CNY");
    CHECK(sums_in("$15, £7.50, 20 euros, US$ 3 and HK$8") == "1500USD 750GBP 2000EUR 300USD 800HKD");
}

TEST_CASE("a number is a sum where something is given") {
    CHECK(sums_in("我返您20，补您15的券，发个8.8的红包") == "2000CNY 1500CNY 880CNY");
    CHECK(sums_in("赔您五十，差价60补您") == "5000CNY 6000CNY");
    CHECK(sums_in("最多50，不能再多了") == "5000CNY");
    CHECK(sums_in("The best I can do is 35.") == "3500CNY");
    CHECK(sums_in("10 quid or 20 bucks") == "1000GBP 2000USD");
    for (const auto* text : {"送您3次", "赔您一个", "退你一半", "送您200积分", "最多3天"})
        CHECK_MESSAGE(sums_in(text).empty(), text << ": " << sums_in(text));
}

TEST_CASE("a number without a currency is no sum") {
    for (const auto* text : {"工单 55102", "3 个工作日", "打 8 折", "第 5 条", "iPhone 15", "v1.2", "元旦", ""})
        CHECK_MESSAGE(sums_in(text).empty(), text << ": " << sums_in(text));
}
