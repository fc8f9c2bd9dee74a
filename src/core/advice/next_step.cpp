#include "core/advice/next_step.h"

#include <algorithm>

#include "core/model/turns.h"

namespace recoup::core::inline advice {
namespace {

const Message* answering(std::span<const Message> messages, Pushback pushback) {
    const auto at = std::ranges::find(messages, pushback, &Message::pushback);
    return at == messages.end() ? nullptr : &*at;
}

const Message* about_promise(std::span<const Message> messages) {
    const auto at = std::ranges::find_if(messages, is_about_promise);
    return at == messages.end() ? nullptr : &*at;
}

std::optional<NextStep> answer(const ComposeFrom& from, std::span<const Message> messages) {
    const auto& contacts = from.record.contacts;
    if (contacts.empty() || contacts.back().direction == Direction::out) return std::nullopt;
    const auto& last = contacts.back();
    const auto& reader = from.reader;
    if (last.promised_by && promise_kept(from.record, last, *reader.zones, reader.now) == Kept::no)
        return NextStep{trf(reader.lang, "step_promise"_tr, show_when(reader, *last.promised_by)),
                        about_promise(messages)};
    // With a promise still open there is nothing to answer yet.
    if (last.pushback == Pushback::none || last.promised_by) return std::nullopt;
    return NextStep{trf(reader.lang, "step_pushback"_tr, label(reader.lang, last.pushback)),
                    answering(messages, last.pushback)};
}

std::optional<NextStep> gather(const ComposeFrom& from, const Playbook& playbook) {
    const auto lang = from.reader.lang;
    for (const auto& one : playbook.capture) {
        const auto& record = from.record;
        if (std::ranges::find(record.slots, one.kind, &SlotRow::kind) == record.slots.end()) continue;
        if (std::ranges::find(record.evidence, one.kind, &EvidenceRow::kind) != record.evidence.end()) continue;
        return NextStep{trf(lang, "step_capture"_tr, label(lang, one.kind), one.why.in(lang))};
    }
    return std::nullopt;
}

}  // namespace

std::optional<NextStep> next_step(const ComposeFrom& from, std::span<const Message> messages,
                                  const Playbook* playbook) {
    const auto stage = from.record.row.stage;
    if (stage != Stage::refunded)
        if (auto step = answer(from, messages)) return step;
    if (!playbook) return std::nullopt;
    if (stage == Stage::evidence)
        if (auto step = gather(from, *playbook)) return step;
    const auto& steps = playbook->steps_of(stage);
    if (steps.empty()) return std::nullopt;
    const auto said = std::ranges::count(from.record.contacts, Direction::out, &ContactRow::direction);
    const auto at =
        stage == Stage::contacted ? std::min<std::size_t>(static_cast<std::size_t>(said), steps.size() - 1) : 0;
    return NextStep{std::string(steps[at].in(from.reader.lang))};
}

}  // namespace recoup::core::inline advice
