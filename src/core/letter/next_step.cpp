#include "core/letter/next_step.h"

#include <algorithm>

#include "core/letter/happened.h"
#include "core/model/turns.h"

namespace recoup::core::inline letter {
namespace {

// What to do about it, as far as that is told by what happened alone.
std::optional<std::string> answer_to(const Happened& last, const ComposeFrom& from) {
    const auto& reader = from.reader;
    switch (last.what) {
        case Last::broken:
            return trf(reader.lang, "step_promise"_tr, show_when(reader, *last.contact->promised_by));
        case Last::pushed:
            return trf(reader.lang, "step_pushback"_tr, label(reader.lang, last.pushback));
        case Last::no_refund:
            return trf(reader.lang, "step_no_refund"_tr, written_day(reader, at_instant(last.missing->until)));
        case Last::silent:
            return std::string(reader("step_silent"_tr));
        case Last::part_paid:
            return trf(reader.lang, "step_part_paid"_tr,
                       written_amount(reader.lang, owed_minor(from.record.row).value_or(0), from.record.row.currency));
        case Last::nothing:
        case Last::waiting:
        case Last::said:
        case Last::over:
            break;
    }
    return std::nullopt;
}

std::optional<NextStep> wait(const ComposeFrom& from) {
    const auto& routes = from.record.routes;
    const auto at = std::ranges::find_if(routes, is_at_authority);
    if (at == routes.end()) return std::nullopt;
    return NextStep{trf(from.reader.lang, "step_wait"_tr, label(from.reader.lang, at->route))};
}

std::optional<NextStep> gather(const ComposeFrom& from) {
    const auto lang = from.reader.lang;
    const auto& record = from.record;
    for (const auto& one : from.playbook->capture) {
        if (std::ranges::find(record.slots, one.kind, &SlotRow::kind) == record.slots.end()) continue;
        if (std::ranges::find(record.evidence, one.kind, &EvidenceRow::kind) != record.evidence.end()) continue;
        return NextStep{trf(lang, "step_capture"_tr, label(lang, one.kind), one.why.in(lang))};
    }
    return std::nullopt;
}

}  // namespace

std::optional<NextStep> next_step(const ComposeFrom& from, std::span<const Message> messages) {
    const auto stage = from.record.row.stage;
    const auto last = last_of(from);
    const auto* message = answering(messages, from);
    if (stage == Stage::escalated)
        if (auto step = wait(from)) return step;
    const bool over = stage == Stage::refunded && last.what != Last::part_paid;
    if (auto text = over ? std::nullopt : answer_to(last, from)) return NextStep{std::move(*text), message};
    if (!from.playbook) return std::nullopt;
    if (stage == Stage::evidence)
        if (auto step = gather(from)) return step;
    const auto& steps = from.playbook->steps_of(stage);
    if (steps.empty()) return std::nullopt;
    const auto said = std::ranges::count(from.record.contacts, Direction::out, &ContactRow::direction);
    const auto at =
        stage == Stage::contacted ? std::min<std::size_t>(static_cast<std::size_t>(said), steps.size() - 1) : 0;
    return NextStep{std::string(steps[at].in(from.reader.lang)), stage == Stage::contacted ? message : nullptr};
}

}  // namespace recoup::core::inline letter
