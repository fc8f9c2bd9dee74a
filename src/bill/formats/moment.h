// Moments as bills write them: "2026-11-20 20:14:06", "2026/11/20", "20.11.2026 8:14", "20261120", Excel's count of
// days. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/time.h"
#include "core/payments/column_map.h"

namespace recoup::bill::inline formats {

// On the wall clock of whoever wrote the bill. Years 1970 to 2999.
std::optional<core::LocalSeconds> read_moment(std::string_view text, core::DateOrder order);
// "20:14", "201406", part of a day as Excel has it; added to a day.
std::optional<std::chrono::seconds> read_clock(std::string_view text);

// The order of day and month that this text gives away; guess where it has both readings, or the year in front.
core::DateOrder order_in(std::string_view text);

}  // namespace recoup::bill::inline formats
