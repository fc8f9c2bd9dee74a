#include <span>

#include "core/draft.h"
#include "core/leads.h"
#include "core/text.h"

namespace recoup::core {

Step add_deadline(Draft& draft, const Uuid& case_uuid, const NewDeadline& item) {
    DeadlineRow row{.uuid = draft.ids.next(),
                    .case_uuid = case_uuid,
                    .number = draft.next_deadline_number++,
                    .title = std::string(trim(item.title)),
                    .due = item.due,
                    .estimate = item.estimate,
                    .rule = item.rule,
                    .done_at = std::nullopt,
                    .snoozed_until = std::nullopt,
                    .created_at = draft.now,
                    .actor = item.actor};
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    draft.add(std::move(row));
    return {};
}

namespace {

// Waits that the program names itself, in whichever language; others are of one kind when they have one name.
constexpr Tr kReplies[] = {"move_wait_reply"_tr, "deadline_reply"_tr};
constexpr Tr kDecisions[] = {"move_wait_decision"_tr};
constexpr Tr kOutcomes[] = {"move_wait_authority"_tr};

bool named(std::string_view title, std::span<const Tr> names) {
    return std::ranges::any_of(names,
                               [&](Tr name) { return title == tr(Lang::zh, name) || title == tr(Lang::en, name); });
}

bool same_kind(std::string_view a, std::string_view b) {
    if (a == b) return true;
    for (const auto names :
         {std::span<const Tr>(kReplies), std::span<const Tr>(kDecisions), std::span<const Tr>(kOutcomes)})
        if (named(a, names)) return named(b, names);
    return false;
}

// Nobody waits twice for one answer. A promise has its own contact, a rule its own date: both stay.
const DeadlineRow* open_wait(const CaseRecord& record, std::string_view title) {
    const auto it = std::ranges::find_if(record.deadlines, [&](const DeadlineRow& row) {
        return !row.done_at && row.rule.empty() && !row.contact_uuid && same_kind(row.title, title);
    });
    return it == record.deadlines.end() ? nullptr : &*it;
}

}  // namespace

Step add_wait(Draft& draft, const CaseRecord& record, const NewDeadline& item, Actor actor) {
    auto theirs = item;
    theirs.actor = actor;
    const auto* open = open_wait(record, trim(item.title));
    if (!open) return add_deadline(draft, record.row.uuid, theirs);
    auto row = *open;
    row.title = std::string(trim(item.title));
    row.due = item.due;
    row.estimate = item.estimate;
    row.actor = actor;
    row.snoozed_until.reset();
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    draft.replace(*open, std::move(row));
    return {};
}

Step make(Draft& draft, const AddDeadline& command) {
    return on_case(draft, command.case_uuid, Deed::add_deadline, [&](const CaseRecord&, CaseRow&) {
        draft.change.args.push_back(command.deadline.title);
        return add_deadline(draft, command.case_uuid, command.deadline);
    });
}

namespace {

template <class Work>
Step on_deadline(Draft& draft, const auto& command, Deed deed, Work work) {
    const auto* found = draft.state.find_deadline(command.case_uuid, command.deadline_uuid);
    return on_row(draft, command.case_uuid, found, deed, "error_no_deadline"_tr, [&](DeadlineRow& row) -> Step {
        draft.change.args.push_back(row.title);
        work(row);
        return check_text(row.title, kMaxFieldBytes, "field_deadline"_tr);
    });
}

}  // namespace

Step make(Draft& draft, const EditDeadline& command) {
    if (command.leads && !command.leads->empty() && !parse_leads(*command.leads))
        return fail(ErrorKind::usage, "error_leads"_tr, {*command.leads});
    return on_deadline(draft, command, Deed::edit_deadline, [&](DeadlineRow& row) {
        take(row.title, command.title);
        take(row.leads, command.leads);
        if (row.rule.empty()) take(row.actor, command.actor);
        if (!command.due || *command.due == row.due) return;
        row.due = *command.due;
        row.snoozed_until.reset();
        row.estimate = false;
        row.by_hand = !row.rule.empty();
    });
}

Step make(Draft& draft, const CompleteDeadline& command) {
    const auto deed = command.done ? Deed::complete_deadline : Deed::reopen_deadline;
    auto note = std::string(trim(command.note.value_or("")));
    if (auto ok = check_text(note, kMaxNoteBytes, "field_note"_tr); !ok) return ok;
    return on_deadline(draft, command, deed, [&](DeadlineRow& row) {
        if (command.note) row.note = std::move(note);
        if (command.done == row.done_at.has_value()) return;
        row.done_at = command.done ? std::optional(draft.now) : std::nullopt;
        if (!command.done) row.note.clear();
    });
}

Step make(Draft& draft, const SnoozeDeadline& command) {
    return on_deadline(draft, command, Deed::snooze_deadline,
                       [&](DeadlineRow& row) { row.snoozed_until = command.until; });
}

Step make(Draft& draft, const RemoveDeadline& command) {
    const auto* found = draft.state.find_deadline(command.case_uuid, command.deadline_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_deadline"_tr);
    return on_case(draft, command.case_uuid, Deed::remove_deadline, [&](const CaseRecord&, CaseRow&) -> Step {
        draft.change.args.push_back(found->title);
        draft.drop(*found);
        return {};
    });
}

}  // namespace recoup::core
