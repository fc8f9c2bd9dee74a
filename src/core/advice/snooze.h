// For how long a reminder can be put off. One table for the menus, the notifications and the palette. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>

#include "core/model/show.h"

namespace recoup::core::inline advice {

// For an hour, for 24 hours, till tomorrow's morning, for three days.
enum class Snooze : std::uint8_t { hour, day, tomorrow, days };

struct SnoozeChoice {
    Snooze snooze;
    Tr name;
};
// What the menu of a deadline offers, in its order.
std::span<const SnoozeChoice> snooze_choices();
// What the agenda's menu offers beside a time of one's own.
std::span<const SnoozeChoice> short_snooze_choices();
// What a reminder that has just spoken offers, and its words there.
inline constexpr SnoozeChoice kReminderSnooze{Snooze::hour, "remind_action_snooze"_tr};

// When a day is heard of, not at its last second.
inline constexpr std::chrono::hours kMorning{9};

// Till when, from now on the reader's clock.
Instant snooze_until(Snooze snooze, const Reader& reader);
// Till then; a day means its morning.
Instant snooze_until(const When& when, const Reader& reader);

inline bool is_snoozed(const DeadlineRow& row, Instant now) {
    return row.snoozed_until && *row.snoozed_until > now;
}

}  // namespace recoup::core::inline advice
