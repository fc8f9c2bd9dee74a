// A message filled from a case: what each placeholder says there, which messages fit it now. Pure, any thread.
#pragma once

#include <map>
#include <span>

#include "core/edit/command.h"
#include "core/law/template.h"
#include "core/letter/from.h"
#include "core/letter/talk.h"

namespace recoup::core::inline letter {

// Of whom the message speaks are the ticket, the promise, the words and how often and since when they were contacted;
// their words only as they are kept, of the last thing they said, in an answer to something of the last that was it.
// What is claimed is what is still to come; nothing once the case has ended. A promise only where it is open, an offer
// only where it is below that. Laws are those of laws_of(). The clause is the first in the platform's directory.
Values case_values(const ComposeFrom& from, const Message& message);

struct ComposeChoice {
    bool brief = false;
    Values set;                     // by the person; win over the case
    std::set<Placeholder> dropped;  // those that are missing go with their sentence
    std::size_t most = kMostBrief;  // code points of the brief text

    bool operator==(const ComposeChoice&) const = default;
};

// Subject line, empty line, body; or the brief text. Refuses, of kind work, what would not be true of the case, brief
// where the message has none and a text that is no template.
Result<Filled> compose(const ComposeFrom& from, const Message& message, const ComposeChoice& choice);

// Till when the message asks for an answer: from two days on a whole day, before that the next full hour.
std::optional<When> reply_deadline(const Message& message, const Reader& reader);

struct MessageChoice {
    const Message* message = nullptr;  // of those given
    bool fits = false;
    std::string why_not;  // it would not be true of the case; one sentence, empty otherwise
};

// All of them. First those that fit: what answers the last thing that happened, what is for this kind of trouble, what
// the playbook names, the others. Then those of other stages, those that lack something and those that would not be
// true.
std::vector<MessageChoice> messages_for(std::span<const Message> messages, const ComposeFrom& from);

// The first of messages_for() where it answers the last thing that happened; else nothing.
const Message* answering(std::span<const Message> messages, const ComposeFrom& from);

// That `text` was sent: the contact, with the deadline of the answer it asks for, titled in `lang`.
AddContact contact_of(const ComposeFrom& from, const Message& message, std::string text, Lang lang);

const Message* find_message(std::span<const Message> messages, std::string_view id);

}  // namespace recoup::core::inline letter
