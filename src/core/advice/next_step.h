// What to do now for a case, in one sentence. Pure, any thread.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/advice/compose.h"

namespace recoup::core::inline advice {

struct NextStep {
    std::string text;
    const Message* message = nullptr;  // that says it, of those given
};

// In this order: answer what the other side refused with; ask again after a broken promise to which nothing was said;
// get the missing proof that goes first; what the playbook says for the stage, its later steps once something was said.
std::optional<NextStep> next_step(const ComposeFrom& from, std::span<const Message> messages, const Playbook* playbook);

}  // namespace recoup::core::inline advice
