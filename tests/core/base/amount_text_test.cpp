#include "core/base/amount_text.h"

#include <doctest/doctest.h>

#include "core/base/money.h"

using namespace recoup::core;

namespace {

struct Case {
    const char* text;
    const char* currency;  // of the habit
    std::int64_t minor;
    const char* read_as;
    const char* region = "";
};

// docs/AMOUNTS.md shows these.
constexpr Case kRead[] = {
    {"$49.99", "CNY", 4999, "USD"},
    {"$49.99", "USD", 4999, "USD"},
    {"$30", "HKD", 3000, "HKD"},
    {"49,99 €", "CNY", 4999, "EUR"},
    {"€49.99", "EUR", 4999, "EUR"},
    {"49,9", "EUR", 4990, "EUR"},
    {"£12", "CNY", 1200, "GBP"},
    {"HK$ 30", "CNY", 3000, "HKD"},
    {"RMB 128", "USD", 12800, "CNY"},
    {"RMB ¥128", "USD", 12800, "CNY"},
    {"128 元", "CNY", 12800, "CNY"},
    {"128元", "USD", 12800, "CNY"},
    {"128元", "HKD", 12800, "HKD"},
    {"128元整", "USD", 12800, "CNY"},
    {"人民币128元整", "USD", 12800, "CNY"},
    {"128元人民币", "USD", 12800, "CNY"},
    {"１２８．００", "CNY", 12800, "CNY"},
    {"￥１２８，０００．５０", "CNY", 12800050, "CNY"},
    {"￥128", "CNY", 12800, "CNY"},
    {"¥128", "CNY", 12800, "CNY"},
    {"¥128", "USD", 12800, "CNY"},
    {"¥128", "JPY", 128, "JPY"},
    {"￥128元", "CNY", 12800, "CNY"},
    {"128块", "CNY", 12800, "CNY"},
    {"128块钱", "CNY", 12800, "CNY"},
    {"128块5", "CNY", 12850, "CNY"},
    {"128块5毛", "CNY", 12850, "CNY"},
    {"128元5角8分", "CNY", 12858, "CNY"},
    {"128元8分", "CNY", 12808, "CNY"},
    {"128元58分", "CNY", 12858, "CNY"},
    {"1.5万", "CNY", 1500000, "CNY"},
    {"1.2345万元", "CNY", 1234500, "CNY"},
    {"¥1.5 万", "CNY", 1500000, "CNY"},
    {"3千", "CNY", 300000, "CNY"},
    {"0.5亿", "CNY", 5000000000, "CNY"},
    {"128。5", "CNY", 12850, "CNY"},
    {"1,234.56", "CNY", 123456, "CNY"},
    {"1.234,56", "CNY", 123456, "CNY"},
    {"1.234.567,89", "EUR", 123456789, "EUR"},
    {"1 234,56", "EUR", 123456, "EUR"},
    {"1\u202F234,56 €", "EUR", 123456, "EUR"},
    {"1'234.50", "CHF", 123450, "CHF"},
    {"1,234", "USD", 123400, "USD"},
    {"1.234", "EUR", 123400, "EUR"},
    {"1.234", "USD", 123400, "USD", "EU"},
    {"1.234", "KWD", 1234, "KWD"},
    {"US$5", "CNY", 500, "USD"},
    {"USD5", "CNY", 500, "USD"},
    {"5 usd", "CNY", 500, "USD"},
    {"5 dollars", "CNY", 500, "USD"},
    {"5 dollars", "CAD", 500, "CAD"},
    {"$5 CAD", "USD", 500, "CAD"},
    {"CNY 12", "USD", 1200, "CNY"},
    {"12 yuan", "USD", 1200, "CNY"},
    {"NT$ 300", "CNY", 30000, "TWD"},
    {"JPY 500", "CNY", 500, "JPY"},
    {"500円", "CNY", 500, "JPY"},
    {"JP¥1,234", "CNY", 1234, "JPY"},
    {"2000 日元", "CNY", 2000, "JPY"},
    {".99", "USD", 99, "USD"},
    {"0", "CNY", 0, "CNY"},
    {"1’234.50", "CHF", 123450, "CHF"},
    {"1\u00A0234", "CNY", 123400, "CNY"},
    {"1\u2007234", "CNY", 123400, "CNY"},
    {"1\u2009234", "CNY", 123400, "CNY"},
    {"1\u3000234", "CNY", 123400, "CNY"},
    {"1\t234", "CNY", 123400, "CNY"},
    {"￡12", "CNY", 1200, "GBP"},
    {"￦500", "CNY", 500, "KRW"},
    {"5塊", "CNY", 500, "CNY"},
    {"5圆", "CNY", 500, "CNY"},
    {"5圓", "CNY", 500, "CNY"},
    {"1.5萬", "CNY", 1500000, "CNY"},
    {"1.5億", "CNY", 15000000000, "CNY"},
    {"5 ｕｓｄ", "CNY", 500, "USD"},
    {"¥ 128 元 ", "CNY", 12800, "CNY"},
    {"1 千", "CNY", 100000, "CNY"},
    {"128元5角", "CNY", 12850, "CNY"},
    {"128块5角8", "CNY", 12858, "CNY"},
    {"5元8分", "JPY", 508, "CNY"},
};

struct Refused {
    const char* text;
    const char* currency;
    Tr why;
};
constexpr Refused kRefused[] = {
    {"", "CNY", "error_amount"_tr},
    {"abc", "CNY", "error_amount"_tr},
    {"+5", "CNY", "error_amount"_tr},
    {"1e9", "CNY", "error_amount"_tr},
    {"1.", "CNY", "error_amount"_tr},
    {"12,3,4", "CNY", "error_amount"_tr},
    {"1,234,56", "CNY", "error_amount"_tr},
    {"3,9", "CNY", "error_amount"_tr},
    {"12 34", "CNY", "error_amount"_tr},
    {"1,000.0.0", "CNY", "error_amount"_tr},
    {"XYZ 3", "CNY", "error_amount"_tr},
    {"USDT 3", "CNY", "error_amount"_tr},
    {"USD 5 EUR", "CNY", "error_amount"_tr},
    {"$5 EUR", "CNY", "error_amount"_tr},
    {"$128块", "CNY", "error_amount"_tr},
    {"128块58", "CNY", "error_amount"_tr},
    {"128.5块5", "CNY", "error_amount"_tr},
    {"٣", "CNY", "error_amount"_tr},
    {"-1", "CNY", "error_amount_negative"_tr},
    {"¥-1", "CNY", "error_amount_negative"_tr},
    {"－$3", "CNY", "error_amount_negative"_tr},
    {"10000000000.01", "CNY", "error_amount_limit"_tr},
    {"101亿", "CNY", "error_amount_limit"_tr},
    {"99999999999999999999", "CNY", "error_amount_limit"_tr},
    {"1.2345", "CNY", "error_amount_decimals"_tr},
    {"1,234.567", "CNY", "error_amount_decimals"_tr},
    {"1234.567", "CNY", "error_amount_decimals"_tr},
    {"0.123", "CNY", "error_amount_decimals"_tr},
    {"JPY 1.5", "CNY", "error_amount_no_decimals"_tr},
    {"1.234", "CNY", "error_two_ways"_tr},
    {"1,234", "EUR", "error_two_ways"_tr},
    {"1,234", "KWD", "error_two_ways"_tr},
    {"1,234 567", "CNY", "error_amount"_tr},
    {"12,3.4", "CNY", "error_amount"_tr},
    {"1234,567.8", "CNY", "error_amount"_tr},
    {"1,23,456", "CNY", "error_amount"_tr},
    {"0,123", "CNY", "error_amount"_tr},
    {"0 123", "CNY", "error_amount"_tr},
    {"1,5万", "CNY", "error_amount"_tr},
    {"1..5", "CNY", "error_amount"_tr},
    {".", "CNY", "error_amount"_tr},
    {",99", "CNY", "error_amount"_tr},
    {"128元5x", "CNY", "error_amount"_tr},
    {"USD CNY $ 5", "CNY", "error_amount"_tr},
    {"1.5万5角", "CNY", "error_amount"_tr},
    {"1万元5角", "CNY", "error_amount"_tr},
    {"−3", "CNY", "error_amount_negative"_tr},
    {"–3", "CNY", "error_amount_negative"_tr},
    {"- ¥ 3", "CNY", "error_amount_negative"_tr},
    {".999", "CNY", "error_amount_decimals"_tr},
    {"1.2345678万", "CNY", "error_amount_decimals"_tr},
};

bool shares_sign(std::string_view currency, std::string_view habit) {
    return currency != habit && currency == "USD" && habit == "HKD";
}

}  // namespace

TEST_CASE("one reader takes amounts as people write them") {
    for (const auto& one : kRead) {
        CAPTURE(one.text);
        CAPTURE(one.currency);
        const auto read = read_amount(one.text, {one.currency, one.region});
        if (!read) FAIL_CHECK(sentence(Lang::en, read.error()));
        if (!read) continue;
        CHECK(read->minor == one.minor);
        CHECK(read->currency == one.read_as);
    }
}

TEST_CASE("what is no plain amount is refused with its own sentence") {
    for (const auto& one : kRefused) {
        CAPTURE(one.text);
        const auto read = read_amount(one.text, {.currency = one.currency});
        REQUIRE_FALSE(read);
        CHECK(read.error().message == one.why);
        CHECK(read.error().kind == ErrorKind::usage);
    }
    const auto told = [](const char* text, const char* currency) {
        return sentence(Lang::en, read_amount(text, {.currency = currency}).error());
    };
    CHECK(told("200亿", "CNY") == "The amount is too large; it can be at most ¥10,000,000,000.00.");
    CHECK(told("1,234", "EUR") == "That can be read in two ways; write €1,234.00 or €1.23.");
    CHECK(sentence(Lang::zh, read_amount("1.234", {.currency = "CNY"}).error()) ==
          "这样写有两种读法，请写成 ¥1,234.00 或 ¥1.23。");
    CHECK(told("1.2345", "KWD") == "KWD has at most 3 decimals; write it like 328.500.");
    CHECK(told("JPY 1.5", "CNY") == "JPY has no decimals; write it like 328.");
    CHECK(told("1.234", "USD") == "That can be read in two ways; write $1,234.00 or $1.23.");
    CHECK_FALSE(above_zero(0, "USD"));
    CHECK_FALSE(above_zero(-1, "USD"));
    CHECK(above_zero(1, "USD") == 1);
}

TEST_CASE("an amount says whether it named its currency") {
    for (const auto* text : {"$5", "USD 5", "5元", "5块"}) CHECK(read_amount(text, {.currency = "CNY"})->named);
    CHECK_FALSE(read_amount("5", {.currency = "CNY"})->named);
}

TEST_CASE("in a settled currency another one is refused") {
    CHECK(read_amount_in("$5", {.currency = "USD"}) == 500);
    CHECK(read_amount_in("5", {.currency = "USD"}) == 500);
    const auto other = read_amount_in("¥5", {.currency = "USD"});
    REQUIRE_FALSE(other);
    CHECK(sentence(Lang::en, other.error()) ==
          "This says CNY, but the case is in USD; change the currency of the case or leave it out here.");
}

// Read where the case is in that currency, or in another that does not share its sign.
TEST_CASE("whatever the program prints for an amount it reads back") {
    std::uint64_t seed = 20261128;
    const auto next = [&] {  // xorshift64
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        return seed;
    };
    for (const auto* currency : {"CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "KRW", "MOP", "SGD",
                                 "AUD", "CAD", "CHF", "KWD", "VND", "PLN", "INR", "BHD", "CLP", "ISK"})
        for (const auto* region : {"CN", "EU", "UK", "US"})
            for (const auto* habit : {currency, "CNY", "EUR", "HKD"})
                for (int i = 0; i < 60 && !shares_sign(currency, habit); ++i) {
                    const auto most = std::uint64_t{10} << (next() % 40);
                    const auto minor =
                        static_cast<std::int64_t>(next() % std::min<std::uint64_t>(most, kMaxAmountMinor));
                    const auto shown = format_amount(minor, currency);
                    CAPTURE(shown);
                    CAPTURE(habit);
                    const auto read = read_amount(shown, {habit, region});
                    REQUIRE(read);
                    CHECK(read->minor == minor);
                    CHECK(read->currency == currency);
                    const auto typed = format_decimal(minor, currency);
                    CAPTURE(typed);
                    CHECK(read_amount_in(typed, {currency, region}) == minor);
                }
    for (const auto* currency : {"CNY", "JPY", "KWD"})
        for (const std::int64_t minor : {std::int64_t{0}, std::int64_t{1}, kMaxAmountMinor})
            CHECK(read_amount_in(format_amount(minor, currency), {.currency = currency}) == minor);
}

TEST_CASE("a currency typed in front is known as soon as it is whole") {
    const auto typed = [](const char* text, const char* currency = "CNY") {
        const auto found = typed_currency(text, {.currency = currency});
        return found ? found->currency + "|" + found->rest : std::string("none");
    };
    CHECK(typed("$") == "USD|");
    CHECK(typed("$", "HKD") == "HKD|");
    CHECK(typed("€49,99") == "EUR|49,99");
    CHECK(typed("＄5") == "USD|5");
    CHECK(typed("HK$ 30") == "HKD|30");
    CHECK(typed("￥") == "CNY|");
    for (const auto* open : {"", "U", "US", "USD", "HK", "EUR", "5", "5 €", "x"}) CHECK(typed(open) == "none");
    CHECK(typed("usd ") == "USD|");
    CHECK(typed("usd x") == "USD|X");
    CHECK(typed("usd5") == "USD|5");
}
