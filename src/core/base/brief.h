// What stands where room is short: sums in three figures, time left in one word. Whoever shows it keeps the whole for
// the tooltip. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/i18n.h"
#include "core/base/time.h"

namespace recoup::core::inline base {

// Of what format_amount() gives: "¥1,234,567,890.00" becomes "¥12.3 亿" or "¥1.23 B"; below 10,000 it stays. Cut, not
// rounded up: a brief sum never promises more than there is.
std::string brief_amount(Lang lang, std::string_view formatted);
// 240000 becomes "24 万" or "240 k"; below 10,000, and below zero, it stays.
std::string brief_number(Lang lang, std::int64_t number);

// The sums of a text such as "¥439.40 + US$20.00", that of the main currency first. Views into `text`.
std::vector<std::string_view> sums_in(std::string_view text);

// "剩 19 时" for a running clock and for "剩 1 天 4 时" its days; empty once it is late.
std::string brief_timer(Lang lang, Instant now, Instant last_second);

}  // namespace recoup::core::inline base
