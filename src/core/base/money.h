// Amounts: integer minor units of an ISO 4217 currency, and how people read them.
// Pure values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::core::inline base {

// An amount of a case may not be larger, so that sums over any number of cases that fit in memory stay in 64 bits.
inline constexpr std::int64_t kMaxAmountMinor = 1'000'000'000'000;

// An active ISO 4217 code, upper case.
bool is_currency(std::string_view code);

// Decimal digits of a currency's minor unit: 2 for CNY, 0 for JPY, 3 for KWD (ISO 4217:2015, table A.1); 2 for a code
// that is not known.
int minor_digits(std::string_view currency);

// "$", "HK$"; empty for a currency that is written by its code. Static.
std::string_view currency_symbol(std::string_view currency);

// What read_amount_in() of core/base/amount_text.h reads, without its reasons.
std::optional<std::int64_t> parse_amount(std::string_view text, std::string_view currency);

// The same amount in minor units of another currency: 328.00 CNY becomes 328 JPY, not 32800. Nothing when it does not
// come out even or grows above kMaxAmountMinor.
std::optional<std::int64_t> carry_amount(std::int64_t minor, std::string_view from, std::string_view to);

// For people: "¥3,999.00", "$20.00", "CHF 5.00".
std::string format_amount(std::int64_t minor, std::string_view currency);

// For tables and edit fields: "3999.00".
std::string format_decimal(std::int64_t minor, std::string_view currency);

// A right value, for the sentence that refuses a wrong one.
std::string example_amount(std::string_view currency);

}  // namespace recoup::core::inline base
