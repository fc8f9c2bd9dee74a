// What to do now for a case, in one sentence. Pure, any thread.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/letter/compose.h"

namespace recoup::core::inline letter {

struct NextStep {
    std::string text;
    const Message* message = nullptr;  // that says it, of those given
};

// In this order: wait while an authority deals with it; what answers the last thing that happened, with the message
// that answering() gives; get the missing proof that goes first; what the playbook says for the stage, its later steps
// once something was said.
std::optional<NextStep> next_step(const ComposeFrom& from, std::span<const Message> messages);

}  // namespace recoup::core::inline letter
