#include "core/letter/reply.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/letter/needs.h"
#include "core/model/amounts.h"

namespace recoup::core::inline letter {
namespace {

using namespace std::chrono;

constexpr hours kUsualWait{24};

// The case where what they said just now, which has no uuid yet, is kept as that kind.
CaseRecord heard_as(const CaseRecord& record, Pushback kind) {
    auto as = record;
    for (auto& one : as.contacts)
        if (one.uuid == Uuid{}) one.pushback = kind;
    return as;
}

// The message for a kind that would be true.
const Message* answer_to(std::span<const Message> messages, const ComposeFrom& of, Pushback kind) {
    const auto record = heard_as(of.record, kind);
    const ComposeFrom from{record, of.state, of.rules, of.reader, of.playbook};
    const Message* best = nullptr;
    for (const auto& one : messages) {
        const bool better = !best || (one.pushback == kind && best->pushback != kind);
        if (better && answers(one, kind) && !untrue(from, one)) best = &one;
    }
    return best;
}

void append(Bilingual& text, const Bilingual& point) {
    if (text.empty()) return;
    text.zh += '\n' + point.zh;
    text.en += '\n' + point.en;
}

// Empty where no kind has one.
std::optional<Message> joint(std::span<const Message> messages, const ComposeFrom& from,
                             std::span<const Pushback> kinds) {
    std::optional<Message> all;
    std::vector<std::string> said;
    for (const auto kind : kinds) {
        const auto* one = answer_to(messages, from, kind);
        if (!one || std::ranges::find(said, one->id) != said.end()) continue;
        if (!all) {
            auto first = *one;
            first.also_answers.assign(kinds.begin(), kinds.end());
            if (untrue(from, first)) continue;
            all = std::move(first);
        } else {
            append(all->body, one->point);
            append(all->brief, one->point);
        }
        said.push_back(one->id);
    }
    return all;
}

NewDeadline wait_for_answer(const ComposeFrom& from, const Message& message, Lang lang) {
    auto patient = message;
    if (!patient.reply_within) patient.reply_within = kUsualWait;
    return {.title = std::string(tr(lang, "deadline_reply"_tr)), .due = *reply_deadline(patient, from.reader)};
}

}  // namespace

std::vector<OwnPhrase> own_phrases(const State& state) {
    std::vector<OwnPhrase> own;
    for (const auto& row : state.phrases()) own.push_back({row.pushback, row.text});
    return own;
}

std::optional<AddPhrase> learned_from(std::string_view words, const Recognised& recognised,
                                      std::span<const Pushback> kinds) {
    constexpr std::size_t kLongest = 120;  // bytes
    const auto said = trim(words);
    if (said.empty() || said.size() > kLongest) return std::nullopt;
    for (const auto kind : kinds)
        if (!recognised.has(kind)) return AddPhrase{kind, std::string(said)};
    if (kinds.empty() && !recognised.pushbacks.empty()) return AddPhrase{Pushback::none, std::string(said)};
    return std::nullopt;
}

std::optional<std::int64_t> offer_in(const Recognised& recognised, const CaseRow& row) {
    const auto& offer = recognised.offer;
    if (!offer || offer->sum.currency != row.currency) return std::nullopt;
    const auto asked = asked_minor(row);
    return asked && offer->sum.minor >= *asked ? std::nullopt : std::optional(offer->sum.minor);
}

Heard heard_in(AddContact contact, const Recognised& recognised, const CaseRow& row) {
    Heard heard{std::move(contact), recognised.pushbacks, offer_in(recognised, row)};
    auto& said = heard.contact;
    if (said.pushback != Pushback::none) heard.kinds = {said.pushback};
    if (!heard.kinds.empty()) said.pushback = heard.kinds.front();
    if (!said.promised_by && recognised.promise) said.promised_by = recognised.promise->by.when;
    return heard;
}

Result<Filled> compose_what_is_known(const ComposeFrom& from, const Message& message, ComposeChoice choice) {
    auto filled = compose(from, message, choice);
    if (!filled || filled->whole()) return filled;
    choice.dropped.insert(filled->missing.begin(), filled->missing.end());
    return compose(from, message, choice);
}

CaseRecord once_heard(const CaseRecord& record, const Heard& heard) {
    const auto& said = heard.contact;
    auto after = record;
    after.contacts.push_back({.uuid = {},
                              .case_uuid = record.row.uuid,
                              .at = said.at,
                              .direction = said.direction,
                              .channel = said.channel,
                              .party = said.party,
                              .ticket = said.ticket,
                              .text = said.text,
                              .pushback = said.pushback,
                              .promised_by = said.promised_by,
                              .words = said.words});
    std::ranges::stable_sort(after.contacts, {}, &ContactRow::at);
    if (heard.offered_minor) after.row.offered_minor = heard.offered_minor;
    return after;
}

std::vector<Message> replies_to(std::span<const Message> messages, const ComposeFrom& from,
                                std::span<const Pushback> kinds) {
    std::vector<Message> all;
    if (auto first = joint(messages, from, kinds)) all.push_back(std::move(*first));
    const auto choices = messages_for(messages, from);
    for (const bool fits : {true, false}) {
        if (!fits && !all.empty()) break;
        for (const auto& choice : choices) {
            const bool known = std::ranges::find(all, choice.message->id, &Message::id) != all.end();
            if (choice.fits == fits && choice.why_not.empty() && !known) all.push_back(*choice.message);
        }
    }
    return all;
}

AnswerContact answer_of(const Heard& heard, const ComposeFrom& from, const Message* message, std::string reply,
                        Lang lang) {
    AnswerContact command{.theirs = heard.contact, .mine = std::nullopt, .offered_minor = heard.offered_minor};
    if (!message) return command;
    command.mine = contact_of(from, *message, std::move(reply), lang);
    command.mine->party = heard.contact.party;
    command.mine->channel = heard.contact.channel;
    if (!heard.contact.ticket.empty()) command.mine->ticket = heard.contact.ticket;
    command.mine->deadline.reset();
    if (!heard.contact.promised_by) command.mine->deadline = wait_for_answer(from, *message, lang);
    return command;
}

}  // namespace recoup::core::inline letter
