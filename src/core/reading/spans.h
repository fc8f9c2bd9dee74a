// Sums, moments and numbers as they stand within a text. Pure, any thread; inside core/reading only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/amount_text.h"
#include "core/base/time.h"
#include "core/reading/plain_text.h"

namespace recoup::core::inline reading {

struct MoneySpan {
    std::size_t begin = 0, end = 0;  // with its sign and its currency
    std::int64_t minor = 0;
    std::string currency;
    bool named = false;  // the text says the currency
    bool decimals = false;
    char32_t sign = 0;  // '-', '+' or none
};
// Never a part of a longer number, nor one with a letter in it.
std::vector<MoneySpan> find_money(const PlainText& text, const AmountHabit& habit);

struct MomentHabit {
    const Zones* zones = nullptr;
    std::string_view zone;
    Instant now{};
    Instant near{};  // a day without its year is the one nearest to this
    // When the picture was taken: days such as yesterday are counted from then. Nothing: they are not read.
    std::optional<Instant> taken = {};
};
struct MomentSpan {
    std::size_t begin = 0, end = 0;
    When when;
    bool full = false;  // the text says the year
};
// Days with separators or in words, with or without a time of day, from ten years back to two ahead; none from within a
// longer run of digits. What chats write above their bubbles, "昨天 09:02", "Wednesday 10:11", only as a line of its
// own.
std::vector<MomentSpan> find_moments(const PlainText& text, const MomentHabit& habit);

struct ClockSpan {
    std::size_t end = 0;
    std::chrono::seconds time{};  // from midnight on
    bool with_seconds = false;
};
// "20:14", "8:14:05 pm", "下午8:14"; nothing for any other.
std::optional<ClockSpan> clock_at(const PlainText& text, std::size_t i);

struct NumberSpan {
    std::size_t begin = 0, end = 0;
    int digits = 0, letters = 0;
};
// The number that begins at `i`, of digits and letters, which hyphens may join; groups of digits apart by blanks are
// one where nothing else follows in the line. Nothing for a sum, a day, a time of day, a masked card or, where none is
// wanted, a phone.
std::optional<NumberSpan> number_at(const PlainText& text, std::size_t i, bool may_be_phone = false);

// As two readings of one number are compared: small letters, without what joins groups, and the letters that an engine
// takes for digits as those.
std::string number_key(std::string_view number);

}  // namespace recoup::core::inline reading
