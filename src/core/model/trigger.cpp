#include "core/model/trigger.h"

#include <algorithm>

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

}  // namespace recoup::core::inline model
