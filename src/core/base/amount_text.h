// The one reader of amounts: what people type, paste and print, in either language, into minor units and the currency
// the text names. docs/AMOUNTS.md has the table. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/error.h"

namespace recoup::core::inline base {

// What an amount means where its text leaves it open.
struct AmountHabit {
    std::string_view currency;  // ISO 4217, of a text that names none; decides what "$", "¥" and "元" are
    std::string_view region{};  // the EU writes 1.234,56; empty: as the currency is written
};

struct AmountRead {
    std::int64_t minor = 0;  // 0 to kMaxAmountMinor, of `currency`
    std::string currency;
    bool named = false;  // by the text
};

// Of kind usage, one sentence: no amount (code no_amount), negative, above kMaxAmountMinor, more decimals than the
// currency has, or two readings, of which it names both.
Result<AmountRead> read_amount(std::string_view text, const AmountHabit& habit);

// The same where the currency is settled: a text that names another one is refused, of kind usage.
Result<std::int64_t> read_amount_in(std::string_view text, const AmountHabit& habit);

// Where nothing that was paid or is asked for may be nothing: `minor` itself, else an error of kind usage.
Result<std::int64_t> above_zero(std::int64_t minor, std::string_view currency);

// A currency typed in front, whole: "$", "HK$ 3", "usd 4", not yet "usd". `rest` is what follows it, in plain
// characters and capitals.
struct TypedCurrency {
    std::string currency, rest;
};
std::optional<TypedCurrency> typed_currency(std::string_view text, const AmountHabit& habit);

}  // namespace recoup::core::inline base
