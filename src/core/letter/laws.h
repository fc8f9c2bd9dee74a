// The law that a letter may rely on. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/letter/from.h"
#include "core/letter/talk.h"

namespace recoup::core::inline letter {

// In the language of the reader.
struct CitedLaw {
    std::string cite, says;       // where it stands; what it says, in a sentence, or nothing
    std::string source_url = {};  // where that was read; empty: not known
    std::optional<Day> verified_on = {};
};

// First what the message is written for, then what deadlines of the case were counted by, then what its playbook has;
// each once, no more than five. Of the two last only what somebody read, what binds the party that is asked to do
// something and what fits the case; a report names of all of it only what the trouble of the case
// breaches, and nothing once the case has ended.
std::vector<CitedLaw> laws_of(const ComposeFrom& from, const Message& message, const Addressee& addressee);

}  // namespace recoup::core::inline letter
