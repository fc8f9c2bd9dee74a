// Amounts: integer minor units of an ISO 4217 currency. Reading what people type, writing what people read.
// Pure values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::core {

// An amount of a case may not be larger, so that sums over any number of cases that fit in memory stay in 64 bits.
inline constexpr std::int64_t kMaxAmountMinor = 1'000'000'000'000;

// An active ISO 4217 code, upper case.
bool is_currency(std::string_view code);

// Decimal digits of a currency's minor unit: 2 for CNY, 0 for JPY, 3 for KWD (ISO 4217:2015, table A.1).
int minor_digits(std::string_view currency);

// "328", "328.00", "¥3,999.00", "￥ 3，999", "CNY 12.5": the amount in minor units. Nothing for a sign, an exponent,
// commas that are not thousands separators, more decimals than the currency has, or more than kMaxAmountMinor.
std::optional<std::int64_t> parse_amount(std::string_view text, std::string_view currency);

struct Money {
    std::int64_t minor = 0;
    std::string currency;
};

// The same where the text may name its own currency ("USD 20", "€15", "US$3"); else `default_currency`.
std::optional<Money> parse_money(std::string_view text, std::string_view default_currency);

// For people: "¥3,999.00", "US$20.00", "CHF 5.00".
std::string format_amount(std::int64_t minor, std::string_view currency);

// For tables and edit fields: "3999.00".
std::string format_decimal(std::int64_t minor, std::string_view currency);

// A right value, for the sentence that refuses a wrong one.
std::string example_amount(std::string_view currency);

}  // namespace recoup::core
