// The reply to what the other side said just now: one text for all that it refused or stalled with. Pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/letter/compose.h"
#include "core/pushback/recognise.h"

namespace recoup::core::inline letter {

// What they said, and all kinds of pushback that are in it.
struct Heard {
    AddContact contact;  // direction in; its pushback is the first of `kinds`
    std::vector<Pushback> kinds;
    std::optional<std::int64_t> offered_minor;  // in the currency of the case
};

// The phrases that the file keeps for this person, as recognise() takes them.
std::vector<OwnPhrase> own_phrases(const State& state);
// What a correction teaches: `words` is of a kind that was not recognised in it, or of none where all that was
// recognised was taken back. Nothing where nothing was corrected, or the words are too long to come again.
std::optional<AddPhrase> learned_from(std::string_view words, const Recognised& recognised,
                                      std::span<const Pushback> kinds);

// The sum that was offered, where it is less than what is asked for: a full refund is no offer.
std::optional<std::int64_t> offer_in(const Recognised& recognised, const CaseRow& row);
// `contact`, of theirs, with what was recognised in its words and nobody has said of it yet.
Heard heard_in(AddContact contact, const Recognised& recognised, const CaseRow& row);

// The case as it is once that is kept.
CaseRecord once_heard(const CaseRecord& record, const Heard& heard);

// The texts that may answer it, the best first. `from` is of the case once_heard(). Where a kind has a message that is
// true of the case, the first is that of the first such kind, with the points of the others behind it; then those that
// fit the case now, or where there is none the others. Never one that would not be true.
std::vector<Message> replies_to(std::span<const Message> messages, const ComposeFrom& from,
                                std::span<const Pushback> kinds);

// compose(), where a sentence whose fact the case lacks is left out.
Result<Filled> compose_what_is_known(const ComposeFrom& from, const Message& message, ComposeChoice choice);

// The next command: both sentences and the wait for an answer in one step. `reply` was sent; nothing: only theirs is
// kept. They are given as long as the message says, else a day; where they promised a moment
// themselves, that is waited for.
AnswerContact answer_of(const Heard& heard, const ComposeFrom& from, const Message* message, std::string reply,
                        Lang lang);

}  // namespace recoup::core::inline letter
