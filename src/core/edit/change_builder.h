// How a command becomes the rows of a change: the builder that grows and the steps that several commands share. For the
// apply….cpp files only. Pure; any thread.
#pragma once

#include <algorithm>
#include <utility>

#include "core/base/check.h"
#include "core/edit/apply.h"

namespace recoup::core::inline edit {

// What every command needs: the state as it is, the rules, the moment, and the change that grows.
struct ChangeBuilder {
    const State& state;
    const Rulebook& rules;
    Instant now;
    IdSource& ids;
    Change change;
    std::int64_t next_case_number = state.next_case_number();
    std::int64_t cases_added = 0;  // each stands in front of the one before it
    std::int64_t next_evidence_number = state.next_evidence_number();
    std::int64_t next_deadline_number = state.next_deadline_number();
    std::int64_t next_contact_number = state.next_contact_number();

    void add(Row row) { change.rows.push_back({std::nullopt, std::move(row)}); }
    void drop(Row row) { change.rows.push_back({std::move(row), std::nullopt}); }
    void replace(Row before, Row after) {
        if (before != after) change.rows.push_back({std::move(before), std::move(after)});
    }
};

// Fails as apply() does.
using Step = Result<void>;

template <class T>
void take(T& member, const std::optional<T>& value) {
    if (value) member = *value;
}

template <class R>
std::int64_t next_position(const std::vector<R>& rows) {
    return rows.empty() ? 0 : rows.back().position + 1;
}

Step add_evidence(ChangeBuilder& builder, const Uuid& case_uuid, const NewEvidence& item, std::int64_t position);
// What of it the case does not have yet, by digest; how many those are.
Result<int> add_missing_evidence(ChangeBuilder& builder, const CaseRecord& record, const AttachEvidence& command);
Step add_deadline(ChangeBuilder& builder, const Uuid& case_uuid, const NewDeadline& item);
// For something of theirs: takes the place of an open one that waits for the same.
Step add_wait(ChangeBuilder& builder, const CaseRecord& record, const NewDeadline& item, Actor actor);

// What the builder makes of a case's contacts, turns, routes and answers, with `row` for its own.
CaseRecord after_draft(const ChangeBuilder& builder, const CaseRecord& record, const CaseRow& row);
// Whose turn it is then.
Turn turn_after(const ChangeBuilder& builder, const CaseRecord& record, const CaseRow& row);
void set_turn(ChangeBuilder& builder, const Uuid& case_uuid, Turn who);
Step add_route(ChangeBuilder& builder, const Uuid& case_uuid, Route route, Instant at, const std::string& ticket,
               const std::string& note, std::optional<Party> party = std::nullopt);
// Of those that are not closed; nothing where there is none.
const RouteRow* open_route(const CaseRecord& record, Route route);
// Into the column, in front of `before` or behind the last card.
void enter_stage(ChangeBuilder& builder, CaseRow& row, Stage stage, const std::optional<Uuid>& before);

// From when a rule counts, and what of the case that is.
struct RuleDate {
    Trigger trigger = Trigger::date;
    When from;
};
// An id that names none is an error of kind usage.
Result<const Rule*> rule_named(const ChangeBuilder& builder, const std::string& id);
// What the case knows; the error, of kind usage, asks for it.
Result<RuleDate> date_of(const CaseRecord& record, const Rule& rule, Lang lang);
Step add_counted(ChangeBuilder& builder, const CaseRecord& record, const Rule& rule, const RuleDate& date,
                 std::string title);

// Moves the deadlines whose trigger the builder moves, with `row` for the case's own. on_case() does it.
void recount(ChangeBuilder& builder, const CaseRecord& record, const CaseRow& row);
// The row as it is, or counted for sure when the table it lacked has come.
DeadlineRow recounted_estimate(const DeadlineRow& row, const Rulebook& rules, const Zones& zones);

// Commands on a case that is there: finds it, lets `work` change a copy of its row, keeps the copy when it differs.
template <class Work>
Step on_case(ChangeBuilder& builder, const Uuid& case_uuid, Action action, Work work) {
    const auto* record = builder.state.find(case_uuid);
    if (!record) return fail(ErrorKind::work, "error_no_case"_tr);
    builder.change.case_uuid = case_uuid;
    builder.change.action = action;
    builder.change.args = {record->row.title};
    auto row = record->row;
    const auto first = builder.change.rows.size();
    if (Step ok = work(*record, row); !ok) return ok;
    recount(builder, *record, row);
    if (row != record->row || builder.change.rows.size() > first) {
        row.turn = turn_after(builder, *record, row);
        row.updated_at = builder.now;
        builder.replace(record->row, row);
    }
    return {};
}

// Commands on one row of a case, found by `find`.
template <class R, class Work>
Step on_row(ChangeBuilder& builder, const Uuid& case_uuid, const R* found, Action action, Tr missing, Work work) {
    if (!found) return fail(ErrorKind::work, missing);
    return on_case(builder, case_uuid, action, [&](const CaseRecord&, CaseRow&) -> Step {
        auto row = *found;
        if (Step ok = work(row); !ok) return ok;
        builder.replace(*found, std::move(row));
        return {};
    });
}

Step handle(ChangeBuilder& builder, const AddCase& command);
Step handle(ChangeBuilder& builder, const EditCase& command);
Step handle(ChangeBuilder& builder, const MoveCase& command);
Step handle(ChangeBuilder& builder, const RenewSubscription& command);
Step handle(ChangeBuilder& builder, const StartCase& command);
Step handle(ChangeBuilder& builder, const ArchiveCase& command);
Step handle(ChangeBuilder& builder, const RemoveCase& command);
Step handle(ChangeBuilder& builder, const RestoreCase& command);
Step handle(ChangeBuilder& builder, const AttachEvidence& command);
Step handle(ChangeBuilder& builder, const EditEvidence& command);
Step handle(ChangeBuilder& builder, const SetCovers& command);
Step handle(ChangeBuilder& builder, const RemoveEvidence& command);
Step handle(ChangeBuilder& builder, const AddDeadline& command);
Step handle(ChangeBuilder& builder, const EditDeadline& command);
Step handle(ChangeBuilder& builder, const CompleteDeadline& command);
Step handle(ChangeBuilder& builder, const SnoozeDeadline& command);
Step handle(ChangeBuilder& builder, const RemoveDeadline& command);
Step handle(ChangeBuilder& builder, const AcceptRule& command);
Step handle(ChangeBuilder& builder, const StopClock& command);
Step handle(ChangeBuilder& builder, const RecountDeadlines& command);
Step handle(ChangeBuilder& builder, const AddSlot& command);
Step handle(ChangeBuilder& builder, const RemoveSlot& command);
Step handle(ChangeBuilder& builder, const AddContact& command);
Step handle(ChangeBuilder& builder, const EditContact& command);
Step handle(ChangeBuilder& builder, const AnswerContact& command);
Step handle(ChangeBuilder& builder, const RemoveContact& command);
Step handle(ChangeBuilder& builder, const SetTurn& command);
Step handle(ChangeBuilder& builder, const TakeRoute& command);
Step handle(ChangeBuilder& builder, const EditRoute& command);
Step handle(ChangeBuilder& builder, const RemoveRoute& command);
Step handle(ChangeBuilder& builder, const AnswerQuestion& command);
Step handle(ChangeBuilder& builder, const SetTags& command);
Step handle(ChangeBuilder& builder, const SavePlatform& command);
Step handle(ChangeBuilder& builder, const RemovePlatform& command);
Step handle(ChangeBuilder& builder, const SaveClause& command);
Step handle(ChangeBuilder& builder, const RemoveClause& command);
Step handle(ChangeBuilder& builder, const AddPhrase& command);
Step handle(ChangeBuilder& builder, const RemovePhrase& command);
Step handle(ChangeBuilder& builder, const RefusePictures& command);
Step handle(ChangeBuilder& builder, const BulkMove& command);
Step handle(ChangeBuilder& builder, const BulkArchive& command);
Step handle(ChangeBuilder& builder, const BulkTag& command);
Step handle(ChangeBuilder& builder, const ImportRows& command);
Step handle(ChangeBuilder& builder, const TakePayments& command);
Step handle(ChangeBuilder& builder, const ClearPayments& command);

}  // namespace recoup::core::inline edit
