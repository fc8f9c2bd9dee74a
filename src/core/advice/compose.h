// A message filled from a case: what each placeholder says there, which messages fit it now. Pure, any thread.
#pragma once

#include <span>

#include "core/edit/command.h"
#include "core/law/message.h"
#include "core/law/playbook.h"
#include "core/law/template.h"
#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::core::inline advice {

// Where a message takes its facts from; what it refers to outlives it. `reader.lang` is the message's language, which
// need not be the window's.
struct ComposeFrom {
    const CaseRecord& record;
    const State& state;
    const Rulebook& rules;
    Reader reader;
};

// Amounts with currency; moments with the day written out; the other side's words from the last contact that fits the
// message; a promise only when it was broken; legal basis from the deadlines counted by a law; the clause first in the
// platform's directory.
Values case_values(const ComposeFrom& from, const Message& message);

struct ComposeChoice {
    bool brief = false;
    Values set;                     // by the person; win over the case
    std::set<Placeholder> dropped;  // those that are missing go with their sentence

    bool operator==(const ComposeChoice&) const = default;
};

// Subject line, empty line, body; or the brief text. Refuses, of kind work, brief where the message has none and a text
// that is no template.
Result<Filled> compose(const ComposeFrom& from, const Message& message, const ComposeChoice& choice);

// Till when the message asks for an answer.
std::optional<When> reply_deadline(const Message& message, Instant now);

struct MessageChoice {
    const Message* message = nullptr;  // of those given
    bool fits = false;
};

// All of them. First those that answer the last pushback, then those that fit the stage and can be filled: a promise
// that was broken, what the playbook names, the others.
std::vector<MessageChoice> messages_for(std::span<const Message> messages, const ComposeFrom& from,
                                        const Playbook* playbook);

// That `text` was sent: the contact, with the deadline of the answer it asks for, titled in `lang`.
AddContact contact_of(const ComposeFrom& from, const Message& message, std::string text, Lang lang);

// It asks again for what was promised.
bool is_about_promise(const Message& message);

const Message* find_message(std::span<const Message> messages, std::string_view id);

}  // namespace recoup::core::inline advice
