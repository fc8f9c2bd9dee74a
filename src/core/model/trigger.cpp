#include "core/model/trigger.h"

#include <algorithm>

#include "core/model/turns.h"

namespace recoup::core::inline model {
namespace {

std::optional<When> of_stage(const CaseRecord& record, Stage stage) {
    return record.row.stage == stage ? std::optional(at_instant(record.row.stage_since)) : std::nullopt;
}

std::optional<When> first_contact(const CaseRecord& record) {
    const auto mine = std::ranges::find(record.contacts, Direction::out, &ContactRow::direction);
    const auto first = mine == record.contacts.end() ? record.contacts.begin() : mine;
    return first == record.contacts.end() ? std::nullopt : std::optional(at_instant(first->at));
}

std::optional<When> promise(const CaseRecord& record, const std::optional<Uuid>& contact) {
    std::optional<When> latest;
    for (const auto& item : record.contacts)
        if (item.promised_by && (!contact || item.uuid == *contact)) latest = item.promised_by;
    return latest;
}

// What is behind the colon of an event that begins so; nothing for another.
std::optional<std::string_view> after(std::string_view event, std::string_view kind) {
    if (!event.starts_with(kind)) return std::nullopt;
    return event.substr(kind.size());
}

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b) {
    return !a ? b : !b ? a : std::min(*a, *b);
}

bool spoken_to(const CaseRecord& record, Party party) {
    return std::ranges::find(record.contacts, party, &ContactRow::party) != record.contacts.end() ||
           std::ranges::any_of(record.routes, [&](const RouteRow& row) { return party_of(row) == party; });
}

Party counterpart(const CaseRecord& record, Party party) {
    return party == Party::seller && !spoken_to(record, party) ? Party::platform : party;
}

std::optional<Instant> first_message(const CaseRecord& record, Party party) {
    std::optional<Instant> first;
    for (const auto& row : record.contacts)
        if (row.direction == Direction::out && row.party == party) first = earlier(first, row.at);
    for (const auto& row : record.routes)
        if (party_of(row) == party && row.state != RouteState::withdrawn) first = earlier(first, row.taken_at);
    return first;
}

std::optional<Instant> first_refusal(const CaseRecord& record, Party party) {
    std::optional<Instant> first;
    for (const auto& row : record.contacts)
        if (row.direction == Direction::in && row.party == party && row.pushback == Pushback::refusal)
            first = earlier(first, row.at);
    return first;
}

// The newest: a complaint that was withdrawn and made again counts from then.
std::optional<Instant> taken(const CaseRecord& record, Route route) {
    std::optional<Instant> newest;
    for (const auto& row : record.routes)
        if (row.route == route && row.state != RouteState::withdrawn) newest = row.taken_at;
    return newest;
}

std::optional<Instant> told_by_rows(const CaseRecord& record, std::string_view event) {
    if (const auto name = after(event, "contact:"))
        if (const auto party = parse_word<Party>(*name)) return first_message(record, counterpart(record, *party));
    if (const auto name = after(event, "refusal:"))
        if (const auto party = parse_word<Party>(*name)) return first_refusal(record, counterpart(record, *party));
    if (const auto name = after(event, "complaint:"))
        if (const auto route = parse_word<Route>(*name)) return taken(record, *route);
    return std::nullopt;
}

bool is_fact_name(std::string_view name) {
    return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

}  // namespace

std::optional<When> trigger_of(const CaseRecord& record, Trigger trigger, const std::optional<Uuid>& contact) {
    switch (trigger) {
        case Trigger::paid:
            return record.row.paid_at;
        case Trigger::received:
            return record.row.received_at;
        case Trigger::occurred:
            return record.row.occurred_at;
        case Trigger::first_contact:
            return first_contact(record);
        case Trigger::promise:
            return promise(record, contact);
        case Trigger::stage_contacted:
            return of_stage(record, Stage::contacted);
        case Trigger::stage_under_review:
            return of_stage(record, Stage::under_review);
        case Trigger::stage_escalated:
            return of_stage(record, Stage::escalated);
        default:
            return std::nullopt;
    }
}

bool is_event(std::string_view event) {
    if (const auto name = after(event, "fact:")) return is_fact_name(*name);
    if (const auto name = after(event, "complaint:")) return parse_word<Route>(*name).has_value();
    const auto contact = after(event, "contact:");
    const auto party = contact ? contact : after(event, "refusal:");
    return party && parse_word<Party>(*party).has_value();
}

std::optional<When> event_of(const CaseRecord& record, std::string_view event) {
    if (const auto* answer = answer_of(record, event)) return when_from_storage(*answer);
    const auto at = told_by_rows(record, event);
    return at ? std::optional(at_instant(*at)) : std::nullopt;
}

std::optional<When> start_of(const CaseRecord& record, const Rule& rule) {
    return rule.trigger == Trigger::event ? event_of(record, rule.event) : trigger_of(record, rule.trigger);
}

std::optional<When> refused_at(const CaseRecord& record, const Rule& rule) {
    if (!rule.refusal_at_once) return std::nullopt;
    const auto party = after(rule.event, "contact:");
    return event_of(record, "refusal:" + std::string(party.value_or(token(Party::seller))));
}

const std::string* answer_of(const CaseRecord& record, std::string_view question) {
    const auto it = std::ranges::find(record.answers, question, &AnswerRow::question);
    return it == record.answers.end() ? nullptr : &it->value;
}

}  // namespace recoup::core::inline model
