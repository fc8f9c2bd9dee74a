// One exchange, entered: what the other side said, understood and answered in one go, or what I said. Main thread.
// Changes go out as commands.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/letter/reply.h"
#include "core/pushback/recognise.h"
#include "ui/fields/date_field.h"

namespace recoup::ui::inline talk {

// What is answered: where it is the same, so are the replies.
struct Asked {
    std::uint64_t revision = 0;
    core::Lang lang{};
    std::chrono::sys_time<std::chrono::minutes> at{};
    core::Heard heard;

    bool operator==(const Asked& other) const;
};

struct TalkUi {
    std::string words, text, ticket, at, promise;  // `words` are theirs; `text` mine, or my note of what they said
    TextFieldState words_field, text_field, ticket_field, at_field, promise_field;
    DateFieldUi at_months, promise_months;
    core::Direction direction = core::Direction::in;
    core::Channel channel = core::Channel::chat;
    core::Party party = core::AddContact{}.party;
    SelectState channel_list, party_list;
    std::vector<core::Uuid> evidence;           // that shows it
    std::map<core::Pushback, bool> corrected;   // what the person said of a kind
    bool no_promise = false, no_offer = false;  // what was recognised is not meant
    bool all_kinds = false;                     // those that were not recognised are offered, too
    enum class Part : std::uint8_t { none, ticket, at, promise, note } open = Part::none;
    bool prefilled = false;  // channel, party and ticket are as the last time
    bool tried = false;
    bool brief = false;
    std::size_t turned = 0;  // how often another reply was asked for

    // Recognised of `words`.
    std::string listened_to;
    core::Recognised recognised;
    // To what was said.
    Asked asked;
    std::vector<core::Message> replies;
};

struct TalkAbout {
    const core::CaseRecord& record;
    const core::Playbook* playbook = nullptr;
    std::string_view calendar;  // of working days
    std::string_view why_not;   // nothing can be kept now; empty otherwise
};

// Theirs from here on: what is pasted is what they said.
void paste_words(Context& ctx, TalkUi& ui, std::string text);
// The entry and, where they said something, the reply below it. Takes its height from the top of `column`.
// `draw_more` draws what else belongs to the entry, into the column it gets.
void draw_talk(Context& ctx, TalkUi& ui, const TalkAbout& about, Rect& column,
               const std::function<void(Rect&)>& draw_more);

// ---- inside ui/talk

// What is typed, read.
struct TalkRead {
    std::optional<core::Instant> at;
    std::optional<core::DateRead> promise;
    std::optional<core::Error> bad_at, bad_promise;
    std::vector<core::Pushback> kinds;
    std::optional<std::int64_t> offered_minor;  // of the case's currency, below what is asked for

    bool good() const { return !bad_at && !bad_promise; }
};
// Listens to the words again where they changed.
TalkRead read_talk(const Context& ctx, TalkUi& ui, const TalkAbout& about);
bool says_nothing(const TalkUi& ui);
// Remembers a kind that the person corrected, as a phrase of their own; before what was said is kept, so that undo
// takes that back first.
void learn(Context& ctx, const TalkUi& ui, const TalkRead& read);
core::AddContact contact_of(const Context& ctx, const TalkUi& ui, const TalkAbout& about, const TalkRead& read);
void draw_reply(Context& ctx, TalkUi& ui, const TalkAbout& about, const TalkRead& read, bool submitted, Rect& column);

}  // namespace recoup::ui::inline talk
