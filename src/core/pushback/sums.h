// Sums of money in a running text: "¥70", "70.5元", "20块钱", "五十元", "$15", "15 dollars". Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/amount_text.h"

namespace recoup::core::inline pushback {

struct SumMention {
    std::size_t begin = 0, end = 0;  // bytes of the text
    AmountRead sum;
};

// In their order; a number without a currency is none. `folded` is what fold() gives. Time grows with the text alone.
std::vector<SumMention> sum_mentions(std::string_view folded, const AmountHabit& habit);

}  // namespace recoup::core::inline pushback
