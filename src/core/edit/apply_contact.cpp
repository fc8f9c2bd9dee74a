#include "core/base/text.h"
#include "core/edit/change_builder.h"
#include "core/model/turns.h"

namespace recoup::core::inline edit {
namespace {

constexpr std::size_t kMaxContactBytes = 20'000;
constexpr std::size_t kArgBytes = 60;

Step check_contact(const ChangeBuilder& builder, ContactRow& row) {
    row.words = tidy(row.words);
    row.text = tidy(row.text);
    row.ticket = tidy(row.ticket);
    if (auto ok = check_text(row.words, kMaxContactBytes, "field_contact_words"_tr); !ok) return ok;
    if (auto ok = check_text(row.text, kMaxContactBytes, "field_contact"_tr); !ok) return ok;
    if (auto ok = check_text(row.ticket, kMaxFieldBytes, "field_ticket"_tr); !ok) return ok;
    if (row.text.empty() && row.words.empty()) return fail(ErrorKind::usage, "error_contact_empty"_tr);
    if (row.at > builder.now) return fail(ErrorKind::usage, "error_contact_future"_tr);
    return {};
}

std::string in_short(const ContactRow& row) {
    const auto line = one_line(row.words.empty() ? row.text : row.words);
    const auto cut = cut_bytes(line, kArgBytes);
    return cut.size() < line.size() ? std::string(cut) + "…" : line;
}

const DeadlineRow* promise_of(const CaseRecord& record, const Uuid& contact) {
    const auto it = std::ranges::find(record.deadlines, std::optional(contact), &DeadlineRow::contact_uuid);
    return it == record.deadlines.end() ? nullptr : &*it;
}

// Its deadline: a new one, or one that stands there by hand for the same moment.
Step promise(ChangeBuilder& builder, const CaseRecord& record, const ContactRow& contact, const std::string& title) {
    const auto same = std::ranges::find_if(record.deadlines, [&](const DeadlineRow& row) {
        return row.due == *contact.promised_by && !row.contact_uuid && row.rule.empty() && !row.done_at;
    });
    const bool found = same != record.deadlines.end();
    DeadlineRow row = found ? *same
                            : DeadlineRow{.uuid = builder.ids.next(),
                                          .case_uuid = record.row.uuid,
                                          .number = builder.next_deadline_number++,
                                          .title = tidy(title),
                                          .due = *contact.promised_by,
                                          .done_at = std::nullopt,
                                          .snoozed_until = std::nullopt,
                                          .created_at = builder.now};
    row.trigger = Trigger::promise;
    row.counted_from = at_instant(contact.at);
    row.actor = actor_of(contact.party);
    row.contact_uuid = contact.uuid;
    if (contact.kept == Kept::yes) row.done_at = builder.now;
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    if (found)
        builder.replace(*same, std::move(row));
    else
        builder.add(std::move(row));
    return {};
}

Step follow_promise(ChangeBuilder& builder, const CaseRecord& record, const ContactRow& before,
                    const ContactRow& contact, const std::string& title) {
    const auto* old = promise_of(record, contact.uuid);
    if (!old && contact.promised_by && contact.promised_by != before.promised_by)
        return promise(builder, record, contact, title);
    if (!old) return {};
    if (!contact.promised_by) return builder.drop(*old), Step{};
    auto row = *old;
    if (contact.promised_by != before.promised_by) row.due = *contact.promised_by;
    row.counted_from = at_instant(contact.at);
    row.actor = actor_of(contact.party);
    if (contact.kept == Kept::yes && before.kept != Kept::yes && !row.done_at) row.done_at = builder.now;
    builder.replace(*old, std::move(row));
    return {};
}

// Exactly `wanted` shows the contact.
Step link_evidence(ChangeBuilder& builder, const CaseRecord& record, const Uuid& contact,
                   const std::vector<Uuid>& wanted) {
    for (const auto& uuid : wanted)
        if (!builder.state.find_evidence(record.row.uuid, uuid)) return fail(ErrorKind::work, "error_no_evidence"_tr);
    for (const auto& item : record.evidence) {
        const bool linked = std::ranges::find(wanted, item.uuid) != wanted.end();
        if (!linked && item.contact_uuid != contact) continue;
        auto row = item;
        row.contact_uuid = linked ? std::optional(contact) : std::nullopt;
        builder.replace(item, std::move(row));
    }
    return {};
}

Step add_contact(ChangeBuilder& builder, const CaseRecord& record, const AddContact& command) {
    ContactRow row{.uuid = builder.ids.next(),
                   .case_uuid = command.case_uuid,
                   .number = builder.next_contact_number++,
                   .at = command.at,
                   .direction = command.direction,
                   .channel = command.channel,
                   .party = command.party,
                   .ticket = command.ticket,
                   .text = command.text,
                   .pushback = command.pushback,
                   .promised_by = command.promised_by,
                   .kept = command.kept,
                   .created_at = builder.now,
                   .words = command.words};
    if (auto ok = check_contact(builder, row); !ok) return ok;
    builder.change.args.push_back(in_short(row));
    builder.add(row);
    if (row.promised_by)
        if (auto ok = promise(builder, record, row, command.promise_title); !ok) return ok;
    if (auto ok = link_evidence(builder, record, row.uuid, command.evidence); !ok) return ok;
    return command.deadline ? add_wait(builder, record, *command.deadline, actor_of(row.party)) : Step{};
}

// Mine promises nothing and is shown by nothing, and where they promised a moment that is what is waited for: no row
// may be changed twice in one step.
AddContact plain_reply(const AnswerContact& command) {
    auto mine = *command.mine;
    mine.evidence.clear();
    mine.promised_by.reset();
    if (command.theirs.promised_by) mine.deadline.reset();
    return mine;
}

}  // namespace

Step handle(ChangeBuilder& builder, const AddContact& command) {
    return on_case(builder, command.case_uuid, Action::add_contact,
                   [&](const CaseRecord& record, CaseRow&) { return add_contact(builder, record, command); });
}

Step handle(ChangeBuilder& builder, const AnswerContact& command) {
    const auto& theirs = command.theirs;
    return on_case(builder, theirs.case_uuid, Action::answer_contact,
                   [&](const CaseRecord& record, CaseRow& row) -> Step {
                       if (auto ok = add_contact(builder, record, theirs); !ok) return ok;
                       if (command.offered_minor) row.offered_minor = command.offered_minor;
                       if (!command.mine) return {};
                       if (command.mine->case_uuid != theirs.case_uuid)
                           return fail(ErrorKind::work, "error_no_case"_tr);
                       if (auto ok = add_contact(builder, record, plain_reply(command)); !ok) return ok;
                       builder.change.args.resize(2);  // the case, and what they said
                       if (const auto next = next_stage_after(record, Direction::out))
                           enter_stage(builder, row, *next, std::nullopt);
                       return {};
                   });
}

Step handle(ChangeBuilder& builder, const EditContact& command) {
    const auto* found = builder.state.find_contact(command.case_uuid, command.contact_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_contact"_tr);
    return on_case(builder, command.case_uuid, Action::edit_contact, [&](const CaseRecord& record, CaseRow&) -> Step {
        auto row = *found;
        take(row.at, command.at);
        take(row.direction, command.direction);
        take(row.channel, command.channel);
        take(row.party, command.party);
        take(row.ticket, command.ticket);
        take(row.words, command.words);
        take(row.text, command.text);
        take(row.pushback, command.pushback);
        take(row.promised_by, command.promised_by);
        take(row.kept, command.kept);
        if (auto ok = check_contact(builder, row); !ok) return ok;
        builder.change.args.push_back(in_short(row));
        builder.replace(*found, row);
        if (auto ok = follow_promise(builder, record, *found, row, command.promise_title); !ok) return ok;
        return command.evidence ? link_evidence(builder, record, row.uuid, *command.evidence) : Step{};
    });
}

Step handle(ChangeBuilder& builder, const RemoveContact& command) {
    const auto* found = builder.state.find_contact(command.case_uuid, command.contact_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_contact"_tr);
    return on_case(builder, command.case_uuid, Action::remove_contact, [&](const CaseRecord& record, CaseRow&) -> Step {
        builder.change.args.push_back(in_short(*found));
        if (const auto* deadline = promise_of(record, found->uuid)) builder.drop(*deadline);
        builder.drop(*found);
        return link_evidence(builder, record, found->uuid, {});
    });
}

void set_turn(ChangeBuilder& builder, const Uuid& case_uuid, Turn who) {
    builder.add(TurnRow{.uuid = builder.ids.next(), .case_uuid = case_uuid, .who = who, .at = builder.now});
}

Step handle(ChangeBuilder& builder, const SetTurn& command) {
    return on_case(builder, command.case_uuid, Action::set_turn, [&](const CaseRecord& record, CaseRow&) -> Step {
        builder.change.args.push_back(std::string(token(command.who)));
        if (turn_now(record) != command.who) set_turn(builder, command.case_uuid, command.who);
        return {};
    });
}

}  // namespace recoup::core::inline edit
