// What a case asks of whom now, told from its rows alone: no text is written for it, so that thousands can be told at
// once. Pure, any thread.
#pragma once

#include <optional>

#include "core/letter/happened.h"

namespace recoup::core::inline today {

enum class TaskKind : std::uint8_t {
    none,     // put away, ended, or nobody's turn
    wait,     // for others, who are not late
    answer,   // they refused or stalled, and nothing was said to that
    chase,    // the day of what they promised or had to do has passed
    rest,     // a part of the money came, and the rest is to be asked for
    close,    // money came, and no more is asked for
    receive,  // a route was settled: the money should be here
    further,  // a route came to nothing
    reply,    // they said something else
    gather,   // proof is missing before anybody is told
    begin,    // nobody was told
    date,     // a day of mine is near
    charged,  // a subscription was, as far as its day tells
    step,     // it is mine, and nothing of the above
};

// What it points at is the record's.
struct Task {
    TaskKind kind = TaskKind::none;
    Happened last;
    const DeadlineRow* deadline = nullptr;  // that it is about: the urgent one of mine, the late one of theirs
    const RouteRow* route = nullptr;        // of `receive` and `further`, and that an authority deals with
    std::optional<EvidenceKind> slot;       // of `gather`: what goes first
    int missing = 0;                        // of `gather`: slots in all
    std::optional<Instant> snoozed_until;   // put off till then

    bool mine() const { return kind > TaskKind::wait && !snoozed_until; }
};

Task task_of(const ComposeFrom& from);

// How much it presses, the most urgent first.
enum class Urgency : std::uint8_t { mine_red, theirs_late, pictures, mine_amber, mine_green, undated };
Urgency urgency_of(const Task& task, const Reader& reader);

// When any of this changes next if nobody does anything: a deadline comes near or passes, a promise passes, something
// put off returns.
Instant task_changes_at(const CaseRecord& record, const Reader& reader);

}  // namespace recoup::core::inline today
