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
                    .created_at = draft.now};
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    draft.add(std::move(row));
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
