#include <span>

#include "core/base/text.h"
#include "core/edit/change_builder.h"
#include "core/model/leads.h"

namespace recoup::core::inline edit {

Step add_deadline(ChangeBuilder& builder, const Uuid& case_uuid, const NewDeadline& item) {
    DeadlineRow row{.uuid = builder.ids.next(),
                    .case_uuid = case_uuid,
                    .number = builder.next_deadline_number++,
                    .title = tidy(item.title),
                    .due = item.due,
                    .estimate = item.estimate,
                    .rule = item.rule,
                    .done_at = std::nullopt,
                    .snoozed_until = std::nullopt,
                    .created_at = builder.now,
                    .actor = item.actor};
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    builder.add(std::move(row));
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

Step add_wait(ChangeBuilder& builder, const CaseRecord& record, const NewDeadline& item, Actor actor) {
    auto theirs = item;
    theirs.actor = actor;
    const auto* open = open_wait(record, tidy(item.title));
    if (!open) return add_deadline(builder, record.row.uuid, theirs);
    auto row = *open;
    row.title = tidy(item.title);
    row.due = item.due;
    row.estimate = item.estimate;
    row.actor = actor;
    row.snoozed_until.reset();
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    builder.replace(*open, std::move(row));
    return {};
}

Step handle(ChangeBuilder& builder, const AddDeadline& command) {
    return on_case(builder, command.case_uuid, Action::add_deadline, [&](const CaseRecord&, CaseRow&) {
        builder.change.args.push_back(command.deadline.title);
        return add_deadline(builder, command.case_uuid, command.deadline);
    });
}

namespace {

template <class Work>
Step on_deadline(ChangeBuilder& builder, const auto& command, Action action, Work work) {
    const auto* found = builder.state.find_deadline(command.case_uuid, command.deadline_uuid);
    return on_row(builder, command.case_uuid, found, action, "error_no_deadline"_tr, [&](DeadlineRow& row) -> Step {
        builder.change.args.push_back(row.title);
        work(row);
        return check_text(row.title, kMaxFieldBytes, "field_deadline"_tr);
    });
}

}  // namespace

Step handle(ChangeBuilder& builder, const EditDeadline& command) {
    if (command.leads && !command.leads->empty() && !parse_leads(*command.leads))
        return fail(ErrorKind::usage, "error_leads"_tr, {*command.leads});
    return on_deadline(builder, command, Action::edit_deadline, [&](DeadlineRow& row) {
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

Step handle(ChangeBuilder& builder, const CompleteDeadline& command) {
    const auto action = command.done ? Action::complete_deadline : Action::reopen_deadline;
    auto note = tidy(command.note.value_or(""));
    if (auto ok = check_text(note, kMaxNoteBytes, "field_note"_tr); !ok) return ok;
    return on_deadline(builder, command, action, [&](DeadlineRow& row) {
        if (command.note) row.note = std::move(note);
        if (command.done == row.done_at.has_value()) return;
        row.done_at = command.done ? std::optional(builder.now) : std::nullopt;
        if (!command.done) row.note.clear();
    });
}

Step handle(ChangeBuilder& builder, const SnoozeDeadline& command) {
    return on_deadline(builder, command, Action::snooze_deadline,
                       [&](DeadlineRow& row) { row.snoozed_until = command.until; });
}

Step handle(ChangeBuilder& builder, const RemoveDeadline& command) {
    const auto* found = builder.state.find_deadline(command.case_uuid, command.deadline_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_deadline"_tr);
    return on_case(builder, command.case_uuid, Action::remove_deadline, [&](const CaseRecord&, CaseRow&) -> Step {
        builder.change.args.push_back(found->title);
        builder.drop(*found);
        return {};
    });
}

}  // namespace recoup::core::inline edit
