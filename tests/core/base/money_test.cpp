#include "core/base/money.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("amounts are read as people write them") {
    CHECK(parse_amount("328", "CNY") == 32800);
    CHECK(parse_amount("328.00", "CNY") == 32800);
    CHECK(parse_amount("328.5", "CNY") == 32850);
    CHECK(parse_amount("¥3,999.00", "CNY") == 399900);
    CHECK(parse_amount("￥ 3，999", "CNY") == 399900);
    CHECK(parse_amount("CNY 12.50", "CNY") == 1250);
    CHECK(parse_amount("99元", "CNY") == 9900);
    CHECK(parse_amount("$20", "USD") == 2000);
    CHECK(parse_amount("1200", "JPY") == 1200);
    CHECK(parse_amount("1.234", "KWD") == 1234);
    CHECK(parse_amount("0", "CNY") == 0);
    CHECK(parse_amount("007", "CNY") == 700);
}

TEST_CASE("anything that is not plainly an amount is refused") {
    for (const auto* text : {"", "-1", "+1", "12,3,4", "1e9", "1.234", "1,234,56", "1234,567", "abc", "1.", "$5",
                             "99999999999999999999", "10000000000000.00", "٣", "1,000.0.0", "¥¥1"})
        CHECK_MESSAGE(!parse_amount(text, "CNY"), text);
    CHECK_FALSE(parse_amount("1.5", "JPY"));
}

TEST_CASE("amounts are shown in the manner of their currency") {
    CHECK(format_amount(399900, "CNY") == "¥3,999.00");
    CHECK(format_amount(5, "CNY") == "¥0.05");
    CHECK(format_amount(1234567, "JPY") == "JP¥1,234,567");
    CHECK(format_amount(100000000, "KWD") == "KWD 100,000.000");
    CHECK(format_amount(-1250, "USD") == "-$12.50");
    CHECK(format_decimal(399900, "CNY") == "3999.00");
    CHECK(format_amount(0, "CNY") == "¥0.00");
    CHECK(format_amount(99999, "CNY") == "¥999.99");
    CHECK(format_amount(100000, "CNY") == "¥1,000.00");
    CHECK(format_amount(-100000, "CNY") == "-¥1,000.00");
    CHECK(format_amount(-99999, "CNY") == "-¥999.99");
    CHECK(format_amount(-12345678, "CHF") == "-CHF 123,456.78");
    CHECK(format_decimal(-5, "CNY") == "-0.05");
    CHECK(format_decimal(-7, "JPY") == "-7");
    CHECK(format_decimal(1005, "KWD") == "1.005");
    CHECK(format_decimal(0, "JPY") == "0");
    CHECK(currency_symbol("EUR") == "€");
    CHECK(currency_symbol("CHF").empty());
}

TEST_CASE("the example of a right amount is one") {
    for (const auto* currency : {"CNY", "JPY", "KWD"}) CHECK(parse_amount(example_amount(currency), currency));
    CHECK(example_amount("CNY") == "328.50");
    CHECK(example_amount("JPY") == "328");
    CHECK(example_amount("KWD") == "328.500");
}

TEST_CASE("only codes of the list are currencies") {
    CHECK(is_currency("CNY"));
    CHECK(is_currency("ZWL"));
    CHECK(is_currency("AED"));
    CHECK(minor_digits("CNY") == 2);
    CHECK(minor_digits("XPF") == 0);
    CHECK(minor_digits("BIF") == 0);
    CHECK(minor_digits("TND") == 3);
    for (const auto* code : {"", "cny", "XXX", "CN", "ED ", "NY "}) CHECK_FALSE(is_currency(code));
}

TEST_CASE("an amount carried to another currency keeps its meaning") {
    CHECK(carry_amount(32800, "CNY", "USD") == 32800);
    CHECK(carry_amount(32800, "CNY", "JPY") == 328);
    CHECK(carry_amount(328, "JPY", "KWD") == 328000);
    CHECK_FALSE(carry_amount(32850, "CNY", "JPY"));
    CHECK_FALSE(carry_amount(kMaxAmountMinor, "JPY", "CNY"));
    CHECK(carry_amount(kMaxAmountMinor / 100, "JPY", "CNY") == kMaxAmountMinor);
    CHECK_FALSE(carry_amount(kMaxAmountMinor / 100 + 1, "JPY", "CNY"));
    CHECK(carry_amount(kMaxAmountMinor, "CNY", "JPY") == kMaxAmountMinor / 100);
    CHECK(carry_amount(328000, "KWD", "CNY") == 32800);
    CHECK_FALSE(carry_amount(328001, "KWD", "CNY"));
    CHECK(carry_amount(0, "KWD", "JPY") == 0);
}
