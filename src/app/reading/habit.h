// How this person's pictures are read: in which zone and currency, with which names. Pure, any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/data/library.h"
#include "app/ports.h"
#include "core/base/region.h"
#include "core/model/state.h"
#include "core/reading/belongs.h"
#include "core/reading/facts.h"

namespace recoup::app::inline reading {

// The names of merchants and platforms that the file knows.
std::vector<std::string> known_platforms(const core::State& state);

// What it is made of outlives it.
core::ReadingHabit reading_habit(const Ports& machine, core::Instant now, std::string_view zone, const core::Home& home,
                                 std::span<const std::string> platforms);

// "订单号相同 · 金额相同 · 还缺这份证据"
std::string why_it_belongs(core::Lang lang, const core::Belonging& found);

}  // namespace recoup::app::inline reading
