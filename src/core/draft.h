// How a command becomes the rows of a change: the draft that grows and the steps that several commands share. For the
// apply….cpp files only. Pure; any thread.
#pragma once

#include <algorithm>
#include <utility>

#include "core/apply.h"

namespace recoup::core {

// What every command needs: the state as it is, the rules, the moment, and the change that grows.
struct Draft {
    const State& state;
    const Rulebook& rules;
    Instant now;
    IdSource& ids;
    Change change;
    std::int64_t next_evidence_number = state.next_evidence_number();
    std::int64_t next_deadline_number = state.next_deadline_number();
    std::int64_t next_contact_number = state.next_contact_number();

    void add(Row row) { change.rows.push_back({std::nullopt, std::move(row)}); }
    void drop(Row row) { change.rows.push_back({std::move(row), std::nullopt}); }
    void replace(Row before, Row after) {
        if (before != after) change.rows.push_back({std::move(before), std::move(after)});
    }
};

using Step = Result<void>;

// Takes out zero bytes; refuses what is no UTF-8 or longer than `most` bytes.
Step check_text(std::string& text, std::size_t most, Tr field);
Step check_amount(const std::optional<std::int64_t>& minor, std::string_view currency);

template <class T>
void take(T& member, const std::optional<T>& value) {
    if (value) member = *value;
}

template <class R>
std::int64_t next_position(const std::vector<R>& rows) {
    return rows.empty() ? 0 : rows.back().position + 1;
}

Step add_evidence(Draft& draft, const Uuid& case_uuid, const NewEvidence& item, std::int64_t position);
Step add_deadline(Draft& draft, const Uuid& case_uuid, const NewDeadline& item);
// For something of theirs: takes the place of an open one that waits for the same.
Step add_wait(Draft& draft, const CaseRecord& record, const NewDeadline& item, Actor actor);

// Whose turn it is once the draft is taken, with `row` for the case's own.
Turn turn_after(const Draft& draft, const CaseRecord& record, const CaseRow& row);
void set_turn(Draft& draft, const Uuid& case_uuid, Turn who);
Step add_route(Draft& draft, const Uuid& case_uuid, Route route, Instant at, const std::string& ticket,
               const std::string& note);
const RouteRow* open_route(const CaseRecord& record, Route route);
// Into the column, in front of `before` or behind the last card.
void enter_stage(Draft& draft, CaseRow& row, Stage stage, const std::optional<Uuid>& before);

// From when a rule counts, and what of the case that is.
struct RuleDate {
    Trigger trigger = Trigger::date;
    When from;
};
Result<const Rule*> rule_named(const Draft& draft, const std::string& id);
// What the case knows; the error asks for it.
Result<RuleDate> date_of(const CaseRecord& record, const Rule& rule, Lang lang);
Step add_counted(Draft& draft, const Uuid& case_uuid, const Rule& rule, const RuleDate& date, std::string title);

// Moves the deadlines whose trigger the draft moves, with `row` for the case's own. on_case() does it.
void recount(Draft& draft, const CaseRecord& record, const CaseRow& row);
// The row as it is, or counted for sure when the table it lacked has come.
DeadlineRow recounted_estimate(const DeadlineRow& row, const Rulebook& rules, const Zones& zones);

// Commands on a case that is there: finds it, lets `work` change a copy of its row, keeps the copy when it differs.
template <class Work>
Step on_case(Draft& draft, const Uuid& case_uuid, Deed deed, Work work) {
    const auto* record = draft.state.find(case_uuid);
    if (!record) return fail(ErrorKind::work, "error_no_case"_tr);
    draft.change.case_uuid = case_uuid;
    draft.change.deed = deed;
    draft.change.args = {record->row.title};
    auto row = record->row;
    const auto first = draft.change.rows.size();
    if (Step ok = work(*record, row); !ok) return ok;
    recount(draft, *record, row);
    if (row != record->row || draft.change.rows.size() > first) {
        row.turn = turn_after(draft, *record, row);
        row.updated_at = draft.now;
        draft.replace(record->row, row);
    }
    return {};
}

// Commands on one row of a case, found by `find`.
template <class R, class Work>
Step on_row(Draft& draft, const Uuid& case_uuid, const R* found, Deed deed, Tr missing, Work work) {
    if (!found) return fail(ErrorKind::work, missing);
    return on_case(draft, case_uuid, deed, [&](const CaseRecord&, CaseRow&) -> Step {
        auto row = *found;
        if (Step ok = work(row); !ok) return ok;
        draft.replace(*found, std::move(row));
        return {};
    });
}

Step make(Draft& draft, const AddCase& command);
Step make(Draft& draft, const EditCase& command);
Step make(Draft& draft, const MoveCase& command);
Step make(Draft& draft, const ArchiveCase& command);
Step make(Draft& draft, const RemoveCase& command);
Step make(Draft& draft, const RestoreCase& command);
Step make(Draft& draft, const AttachEvidence& command);
Step make(Draft& draft, const EditEvidence& command);
Step make(Draft& draft, const RemoveEvidence& command);
Step make(Draft& draft, const AddDeadline& command);
Step make(Draft& draft, const EditDeadline& command);
Step make(Draft& draft, const CompleteDeadline& command);
Step make(Draft& draft, const SnoozeDeadline& command);
Step make(Draft& draft, const RemoveDeadline& command);
Step make(Draft& draft, const AcceptRule& command);
Step make(Draft& draft, const StopClock& command);
Step make(Draft& draft, const RecountDeadlines& command);
Step make(Draft& draft, const AddSlot& command);
Step make(Draft& draft, const RemoveSlot& command);
Step make(Draft& draft, const AddContact& command);
Step make(Draft& draft, const EditContact& command);
Step make(Draft& draft, const RemoveContact& command);
Step make(Draft& draft, const SetTurn& command);
Step make(Draft& draft, const TakeRoute& command);
Step make(Draft& draft, const EditRoute& command);
Step make(Draft& draft, const RemoveRoute& command);
Step make(Draft& draft, const SetTags& command);
Step make(Draft& draft, const SavePlatform& command);
Step make(Draft& draft, const RemovePlatform& command);
Step make(Draft& draft, const SaveClause& command);
Step make(Draft& draft, const RemoveClause& command);
Step make(Draft& draft, const BulkMove& command);
Step make(Draft& draft, const BulkArchive& command);
Step make(Draft& draft, const BulkTag& command);

}  // namespace recoup::core
