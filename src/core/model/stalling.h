// Who kept a case waiting: days by party, hand-overs, broken promises, pushbacks by kind. Pure; any thread.
#pragma once

#include <array>
#include <vector>

#include "core/model/show.h"
#include "core/model/turns.h"

namespace recoup::core::inline model {

inline constexpr std::size_t kTurnCount = 5;
inline constexpr std::size_t kPushbackCount = 9;

// A stretch of time with the midnights in it: whoever holds a case at midnight is given that day, so the days of all
// parties add up to the days of the case.
struct HeldSpan {
    Turn who = Turn::me;
    Instant from{};
    std::optional<Instant> to;  // nothing: still
    std::int64_t days = 0;
};

struct Stalling {
    std::vector<HeldSpan> spans;                  // in time; without the time behind the end
    std::array<std::int64_t, kTurnCount> days{};  // by Turn
    std::array<std::chrono::seconds, kTurnCount> held{};
    int handovers = 0;  // how often it changed hands
    int promises = 0, broken = 0;
    std::array<int, kPushbackCount> pushbacks{};  // by Pushback; none is not counted
    int pushback_count = 0;

    std::int64_t their_days() const;  // of merchant, platform and authority
    std::int64_t all_days() const;
};

Stalling stalling(const CaseRecord& record, const Reader& reader);

}  // namespace recoup::core::inline model
