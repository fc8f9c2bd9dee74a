// What happened last in a case, which a message and the next step answer. Pure, any thread.
#pragma once

#include <optional>

#include "core/letter/from.h"
#include "core/letter/talk.h"
#include "core/payments/missing.h"

namespace recoup::core::inline letter {

enum class Last : std::uint8_t {
    nothing,    // nobody was told yet
    waiting,    // for an answer that is not late, or for what was promised
    silent,     // the day of their answer has passed, or their silence was noted
    broken,     // what they promised has not come, and nothing was heard about it
    no_refund,  // it should have come by now, and my bill has none
    pushed,     // they refused or stalled
    said,       // they said something else
    part_paid,  // a part of the money came
    over,       // the case has ended, or all the money came
};

struct Happened {
    Last what = Last::nothing;
    Pushback pushback = Pushback::none;         // of `pushed`
    const ContactRow* contact = nullptr;        // of `broken`, `pushed` and `said`
    std::optional<MissingRefund> missing = {};  // of `no_refund`
};

// What authorities say is no part of it.
Happened last_of(const ComposeFrom& from);
bool answers(const Message& message, const Happened& last);

}  // namespace recoup::core::inline letter
