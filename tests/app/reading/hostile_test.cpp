// Lines of strangers: whatever an engine reads, facts are made without harm and in time that grows with the lines.
#include <doctest/doctest.h>

#include <random>

#include "app/reading/shots.h"
#include "core/base/money.h"
#include "core/reading/suggest_case.h"
#include "core/reading/transcript.h"

using namespace recoup;

namespace {

const std::vector<std::string> kPieces{"订单号",   "：",         "20261120220014886301",
                                       "¥",        "328.00",     "元",
                                       "，",       "。",         "余额",
                                       "退款",     "2026-11-20", "20:14:06",
                                       "11月",     "20日",       "Order #",
                                       "Nov 20,",  " ",          "【",
                                       "】",       "(",          ")",
                                       "****",     "•",          "尾号",
                                       "4821",     "\xFF\xC0",   "\xE2\x80\xAE",
                                       "\x1B[31m", "0",          "9999999999999999999999",
                                       "-",        ".",          ",",
                                       "O",        "l",          "客服",
                                       "您好",     "支付成功",   "\n",
                                       "\t",       "１２３",     "Y",
                                       "f",        "%",          "999999999999.99",
                                       "2026年",   "99月99日",   "99:99"};

std::string random_text(std::mt19937& random, std::size_t most) {
    std::string text;
    for (auto pieces = random() % (most + 1); pieces > 0; --pieces) text += kPieces[random() % kPieces.size()];
    return text;
}

core::PictureText random_picture(std::mt19937& random) {
    core::PictureText picture{static_cast<int>(random() % 2000), static_cast<int>(random() % 4000), {}};
    const auto number = [&](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(2 * most)) - most / 8;
    };
    for (auto lines = random() % 40; lines > 0; --lines)
        picture.lines.push_back({number(1000), number(2000), number(500), number(60), random_text(random, 12),
                                 static_cast<double>(random() % 101) / 100});
    return picture;
}

}  // namespace

TEST_CASE("facts of random lines are of their lines, sure, and text of the picture") {
    std::mt19937 random(20261130);
    const auto habit = test::reading_habit();
    std::size_t facts = 0;
    for (int round = 0; round < 2'000; ++round) {
        const auto picture = random_picture(random);
        const auto reading = core::facts_of(picture, habit);
        for (const auto& fact : reading.facts) {
            REQUIRE(fact.line < picture.lines.size());
            REQUIRE(fact.score >= core::kSureScore);
            REQUIRE_FALSE(fact.value.empty());
            if (fact.minor) REQUIRE((*fact.minor > 0 && *fact.minor <= core::kMaxAmountMinor));
            ++facts;
        }
        core::transcript_of(picture, habit);
        core::continuity(picture, random_picture(random), habit);
        core::suggest_case(std::vector{reading}, habit.now, {}, {}, core::Lang::en);
    }
    CHECK(facts > 1'000);
}

TEST_CASE("of more lines than a page has the rest is not looked at") {
    core::PictureText picture{1080, 100'000, {}};
    for (int i = 0; i < 20'000; ++i) picture.lines.push_back({60, i * 5, 900, 40, "订单号 20261120220014886301", 0.99});
    const auto reading = core::facts_of(picture, test::reading_habit());
    REQUIRE_FALSE(reading.facts.empty());
    for (const auto& fact : reading.facts) CHECK(fact.line < core::kMostLines);
    const core::PictureText long_line{1080, 2400, {{60, 400, 900, 40, std::string(1'000'000, '1'), 0.99}}};
    CHECK(core::facts_of(long_line, test::reading_habit()).facts.empty());
}
