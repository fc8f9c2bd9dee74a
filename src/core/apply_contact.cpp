#include "core/draft.h"
#include "core/text.h"
#include "core/turns.h"

namespace recoup::core {
namespace {

constexpr std::size_t kMaxContactBytes = 20'000;
constexpr std::size_t kArgBytes = 60;

Step check_contact(const Draft& draft, ContactRow& row) {
    row.text = std::string(trim(row.text));
    row.ticket = std::string(trim(row.ticket));
    if (auto ok = check_text(row.text, kMaxContactBytes, "field_contact"_tr); !ok) return ok;
    if (auto ok = check_text(row.ticket, kMaxFieldBytes, "field_ticket"_tr); !ok) return ok;
    if (row.text.empty()) return fail(ErrorKind::usage, "error_contact_empty"_tr);
    if (row.at > draft.now) return fail(ErrorKind::usage, "error_contact_future"_tr);
    if (row.party == Turn::me || row.party == Turn::nobody) return fail(ErrorKind::usage, "error_contact_party"_tr);
    return {};
}

std::string in_short(std::string_view text) {
    const auto line = one_line(text);
    const auto cut = cut_bytes(line, kArgBytes);
    return cut.size() < line.size() ? std::string(cut) + "…" : line;
}

const DeadlineRow* promise_of(const CaseRecord& record, const Uuid& contact) {
    const auto it = std::ranges::find(record.deadlines, std::optional(contact), &DeadlineRow::contact_uuid);
    return it == record.deadlines.end() ? nullptr : &*it;
}

// Its deadline: a new one, or one that stands there by hand for the same moment.
Step promise(Draft& draft, const CaseRecord& record, const ContactRow& contact, const std::string& title) {
    const auto same = std::ranges::find_if(record.deadlines, [&](const DeadlineRow& row) {
        return row.due == *contact.promised_by && !row.contact_uuid && row.rule.empty() && !row.done_at;
    });
    const bool found = same != record.deadlines.end();
    DeadlineRow row = found ? *same
                            : DeadlineRow{.uuid = draft.ids.next(),
                                          .case_uuid = record.row.uuid,
                                          .number = draft.next_deadline_number++,
                                          .title = std::string(trim(title)),
                                          .due = *contact.promised_by,
                                          .done_at = std::nullopt,
                                          .snoozed_until = std::nullopt,
                                          .created_at = draft.now};
    row.trigger = Trigger::promise;
    row.counted_from = at_instant(contact.at);
    row.actor = actor_of(contact.party);
    row.contact_uuid = contact.uuid;
    if (contact.kept == Kept::yes) row.done_at = draft.now;
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    if (found)
        draft.replace(*same, std::move(row));
    else
        draft.add(std::move(row));
    return {};
}

Step follow_promise(Draft& draft, const CaseRecord& record, const ContactRow& before, const ContactRow& contact,
                    const std::string& title) {
    const auto* old = promise_of(record, contact.uuid);
    if (!old && contact.promised_by && contact.promised_by != before.promised_by)
        return promise(draft, record, contact, title);
    if (!old) return {};
    if (!contact.promised_by) return draft.drop(*old), Step{};
    auto row = *old;
    if (contact.promised_by != before.promised_by) row.due = *contact.promised_by;
    row.counted_from = at_instant(contact.at);
    row.actor = actor_of(contact.party);
    if (contact.kept == Kept::yes && before.kept != Kept::yes && !row.done_at) row.done_at = draft.now;
    draft.replace(*old, std::move(row));
    return {};
}

// Exactly `wanted` shows the contact.
Step link_evidence(Draft& draft, const CaseRecord& record, const Uuid& contact, const std::vector<Uuid>& wanted) {
    for (const auto& uuid : wanted)
        if (!draft.state.find_evidence(record.row.uuid, uuid)) return fail(ErrorKind::work, "error_no_evidence"_tr);
    for (const auto& item : record.evidence) {
        const bool linked = std::ranges::find(wanted, item.uuid) != wanted.end();
        if (!linked && item.contact_uuid != contact) continue;
        auto row = item;
        row.contact_uuid = linked ? std::optional(contact) : std::nullopt;
        draft.replace(item, std::move(row));
    }
    return {};
}

}  // namespace

Step make(Draft& draft, const AddContact& command) {
    return on_case(draft, command.case_uuid, Deed::add_contact, [&](const CaseRecord& record, CaseRow&) -> Step {
        ContactRow row{.uuid = draft.ids.next(),
                       .case_uuid = command.case_uuid,
                       .number = draft.next_contact_number++,
                       .at = command.at,
                       .direction = command.direction,
                       .channel = command.channel,
                       .party = command.party,
                       .ticket = command.ticket,
                       .text = command.text,
                       .pushback = command.pushback,
                       .promised_by = command.promised_by,
                       .kept = command.kept,
                       .created_at = draft.now};
        if (auto ok = check_contact(draft, row); !ok) return ok;
        draft.change.args.push_back(in_short(row.text));
        draft.add(row);
        if (row.promised_by)
            if (auto ok = promise(draft, record, row, command.promise_title); !ok) return ok;
        if (auto ok = link_evidence(draft, record, row.uuid, command.evidence); !ok) return ok;
        return command.deadline ? add_wait(draft, record, *command.deadline, actor_of(row.party)) : Step{};
    });
}

Step make(Draft& draft, const EditContact& command) {
    const auto* found = draft.state.find_contact(command.case_uuid, command.contact_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_contact"_tr);
    return on_case(draft, command.case_uuid, Deed::edit_contact, [&](const CaseRecord& record, CaseRow&) -> Step {
        auto row = *found;
        take(row.at, command.at);
        take(row.direction, command.direction);
        take(row.channel, command.channel);
        take(row.party, command.party);
        take(row.ticket, command.ticket);
        take(row.text, command.text);
        take(row.pushback, command.pushback);
        take(row.promised_by, command.promised_by);
        take(row.kept, command.kept);
        if (auto ok = check_contact(draft, row); !ok) return ok;
        draft.change.args.push_back(in_short(row.text));
        draft.replace(*found, row);
        if (auto ok = follow_promise(draft, record, *found, row, command.promise_title); !ok) return ok;
        return command.evidence ? link_evidence(draft, record, row.uuid, *command.evidence) : Step{};
    });
}

Step make(Draft& draft, const RemoveContact& command) {
    const auto* found = draft.state.find_contact(command.case_uuid, command.contact_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_contact"_tr);
    return on_case(draft, command.case_uuid, Deed::remove_contact, [&](const CaseRecord& record, CaseRow&) -> Step {
        draft.change.args.push_back(in_short(found->text));
        if (const auto* deadline = promise_of(record, found->uuid)) draft.drop(*deadline);
        draft.drop(*found);
        return link_evidence(draft, record, found->uuid, {});
    });
}

void set_turn(Draft& draft, const Uuid& case_uuid, Turn who) {
    draft.add(TurnRow{.uuid = draft.ids.next(), .case_uuid = case_uuid, .who = who, .at = draft.now});
}

Step make(Draft& draft, const SetTurn& command) {
    return on_case(draft, command.case_uuid, Deed::set_turn, [&](const CaseRecord& record, CaseRow&) -> Step {
        draft.change.args.push_back(std::string(token(command.who)));
        if (turn_now(record) != command.who) set_turn(draft, command.case_uuid, command.who);
        return {};
    });
}

}  // namespace recoup::core
