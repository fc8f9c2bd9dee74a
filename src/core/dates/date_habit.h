// How a date is read where its text leaves it open, and what came of it. Pure values, any thread.
#pragma once

#include "core/base/i18n.h"
#include "core/base/time.h"
#include "core/law/rule.h"

namespace recoup::core::inline dates {

// Where what is meant lies: deadlines and promises ahead, what was paid or happened back. Today is on both sides.
enum class Looks : std::uint8_t { ahead, back };

struct DateHabit {
    const Zones* zones = nullptr;  // outlives the habit, as all it points to
    std::string_view zone;         // IANA: the wall clock of the person
    Instant now{};
    Looks looks = Looks::ahead;
    Lang lang = Lang::zh;             // in Chinese 1/2 is 2 January; elsewhere it has two readings
    const Rulebook* rules = nullptr;  // knows the days off
    std::string_view calendar{};      // of working days; no table of that name: Monday to Friday, an estimate
};

struct DateRead {
    When when;
    bool estimate = false;  // of working days, and there is no holiday table for one of them
    bool full = false;      // the text says the year itself

    bool operator==(const DateRead&) const = default;
};

}  // namespace recoup::core::inline dates
