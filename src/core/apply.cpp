#include "core/apply.h"

#include <algorithm>

#include "core/money.h"
#include "core/text.h"

namespace recoup::core {
namespace {

constexpr std::int64_t kPositionGap = 1 << 20;

// What every step below needs: the state as it is, the moment, and the change that grows.
struct Draft {
    const State& state;
    Instant now;
    IdSource& ids;
    Change change;
    std::int64_t next_evidence_number = state.next_evidence_number();
    std::int64_t next_deadline_number = state.next_deadline_number();

    void add(Row row) { change.rows.push_back({std::nullopt, std::move(row)}); }
    void drop(Row row) { change.rows.push_back({std::move(row), std::nullopt}); }
    void replace(Row before, Row after) {
        if (before != after) change.rows.push_back({std::move(before), std::move(after)});
    }
};

using Step = Result<void>;

tl::unexpected<Error> no_such(Tr message) {
    return fail(ErrorKind::work, message);
}

// ---- fields of a case

Step check_text(std::string& text, std::size_t most, Tr field) {
    if (!is_valid_utf8(text)) return fail(ErrorKind::usage, "error_not_utf8"_tr, {field});
    text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
    if (text.size() > most) return fail(ErrorKind::usage, "error_text_too_long"_tr, {field, std::to_string(most)});
    return {};
}

Step check_amount(const std::optional<std::int64_t>& minor, std::string_view currency) {
    if (minor && (*minor < 0 || *minor > kMaxAmountMinor))
        return fail(ErrorKind::usage, "error_amount"_tr, {example_amount(currency)});
    return {};
}

template <class T>
void take(T& member, const std::optional<T>& value) {
    if (value) member = *value;
}

void take_fields(CaseRow& row, const CaseFields& fields) {
    take(row.title, fields.title);
    row.title = std::string(trim(row.title));
    take(row.platform, fields.platform);
    row.platform = std::string(trim(row.platform));
    take(row.problem, fields.problem);
    take(row.currency, fields.currency);
    take(row.paid_minor, fields.paid_minor);
    take(row.claimed_minor, fields.claimed_minor);
    take(row.offered_minor, fields.offered_minor);
    take(row.received_minor, fields.received_minor);
    take(row.fee_minor, fields.fee_minor);
    take(row.order_no, fields.order_no);
    row.order_no = std::string(trim(row.order_no));
    take(row.payment_method, fields.payment_method);
    take(row.refund_method, fields.refund_method);
    take(row.note, fields.note);
    take(row.playbook, fields.playbook);
    take(row.turn, fields.turn);
    take(row.paid_at, fields.paid_at);
    take(row.occurred_at, fields.occurred_at);
    take(row.received_at, fields.received_at);
}

Step check_case(CaseRow& row) {
    struct Limit {
        std::string* text;
        std::size_t most;
        Tr field;
    };
    for (const auto& limit :
         {Limit{&row.title, kMaxTitleBytes, "field_title"_tr},
          Limit{&row.platform, kMaxFieldBytes, "field_platform"_tr},
          Limit{&row.order_no, kMaxFieldBytes, "field_order_no"_tr},
          Limit{&row.payment_method, kMaxFieldBytes, "field_payment_method"_tr},
          Limit{&row.refund_method, kMaxFieldBytes, "field_refund_method"_tr},
          Limit{&row.note, kMaxNoteBytes, "field_note"_tr}, Limit{&row.playbook, kMaxFieldBytes, "field_playbook"_tr}})
        if (auto ok = check_text(*limit.text, limit.most, limit.field); !ok) return ok;
    if (row.title.empty()) return fail(ErrorKind::usage, "error_title_empty"_tr);
    if (!is_currency(row.currency)) return fail(ErrorKind::usage, "error_currency"_tr, {row.currency});
    for (const auto& minor : {row.paid_minor, row.claimed_minor, row.offered_minor, row.received_minor, row.fee_minor})
        if (auto ok = check_amount(minor, row.currency); !ok) return ok;
    return {};
}

// ---- rows that hang on a case

std::int64_t next_position(const auto& rows) {
    return rows.empty() ? 0 : rows.back().position + 1;
}

Step add_evidence(Draft& draft, const Uuid& case_uuid, const NewEvidence& item, std::int64_t position) {
    EvidenceRow row{.uuid = draft.ids.next(),
                    .case_uuid = case_uuid,
                    .number = draft.next_evidence_number++,
                    .kind = item.kind,
                    .name = item.name,
                    .caption = item.caption,
                    .sha256 = item.sha256,
                    .bytes = item.bytes,
                    .file_class = item.file_class,
                    .width = item.width,
                    .height = item.height,
                    .captured_at = item.captured_at,
                    .captured_from = item.captured_from,
                    .added_at = draft.now,
                    .position = position};
    if (auto ok = check_text(row.name, kMaxFieldBytes, "field_name"_tr); !ok) return ok;
    if (auto ok = check_text(row.caption, kMaxFieldBytes, "field_caption"_tr); !ok) return ok;
    draft.add(std::move(row));
    return {};
}

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

// ---- order of cards

std::vector<const CaseRecord*> column(const State& state, Stage stage, const Uuid& without) {
    std::vector<const CaseRecord*> cards;
    for (const auto& record : state.cases())
        if (record.row.stage == stage && record.on_board() && record.row.uuid != without) cards.push_back(&record);
    std::sort(cards.begin(), cards.end(), [](const auto* a, const auto* b) {
        return std::tie(a->row.position, a->row.uuid) < std::tie(b->row.position, b->row.uuid);
    });
    return cards;
}

// A place in front of `before`, or behind the last. Where the gap is used up the column is spread out again.
std::int64_t make_place(Draft& draft, Stage stage, const Uuid& moving, const std::optional<Uuid>& before) {
    const auto cards = column(draft.state, stage, moving);
    const auto next = std::find_if(cards.begin(), cards.end(),
                                   [&](const auto* record) { return before && record->row.uuid == *before; });
    const auto at = next - cards.begin();
    if (cards.empty()) return 0;
    if (const auto* record = draft.state.find(moving); record && record->row.stage == stage) {
        const auto here = std::count_if(cards.begin(), cards.end(), [&](const auto* card) {
            return std::tie(card->row.position, card->row.uuid) < std::tie(record->row.position, record->row.uuid);
        });
        if (here == at) return record->row.position;
    }
    if (next == cards.end()) return cards.back()->row.position + kPositionGap;
    if (at == 0) return cards.front()->row.position - kPositionGap;
    const auto low = cards[static_cast<std::size_t>(at) - 1]->row.position;
    const auto high = (*next)->row.position;
    if (high - low > 1) return low + (high - low) / 2;
    std::int64_t position = 0;
    std::int64_t place = 0;
    for (std::size_t i = 0; i < cards.size(); ++i, position += kPositionGap) {
        if (static_cast<std::ptrdiff_t>(i) == at) {
            place = position;
            position += kPositionGap;
        }
        auto row = cards[i]->row;
        row.position = position;
        draft.replace(cards[i]->row, std::move(row));
    }
    return place;
}

std::int64_t front_of_column(const State& state, Stage stage) {
    std::int64_t front = 0;
    bool any = false;
    for (const auto& record : state.cases())
        if (record.row.stage == stage) {
            front = any ? std::min(front, record.row.position) : record.row.position;
            any = true;
        }
    return any ? front - kPositionGap : 0;
}

// ---- the commands

Step make(Draft& draft, const AddCase& command) {
    CaseRow row;
    row.uuid = draft.ids.next();
    row.number = draft.state.next_case_number();
    row.stage = command.stage;
    row.created_at = row.updated_at = row.stage_since = draft.now;
    row.position = front_of_column(draft.state, command.stage);
    take_fields(row, command.fields);
    if (auto ok = check_case(row); !ok) return ok;
    draft.change.case_uuid = row.uuid;
    draft.change.deed = Deed::add_case;
    draft.change.args = {row.title};
    draft.add(row);
    std::int64_t position = 0;
    for (const auto kind : command.slots)
        draft.add(SlotRow{.uuid = draft.ids.next(), .case_uuid = row.uuid, .kind = kind, .position = position++});
    position = 0;
    for (const auto& item : command.evidence)
        if (auto ok = add_evidence(draft, row.uuid, item, position++); !ok) return ok;
    for (const auto& item : command.deadlines)
        if (auto ok = add_deadline(draft, row.uuid, item); !ok) return ok;
    return {};
}

// Commands on a case that is there: finds it, lets `work` change a copy of its row, keeps the copy when it differs.
template <class Work>
Step on_case(Draft& draft, const Uuid& case_uuid, Deed deed, Work work) {
    const auto* record = draft.state.find(case_uuid);
    if (!record) return no_such("error_no_case"_tr);
    draft.change.case_uuid = case_uuid;
    draft.change.deed = deed;
    draft.change.args = {record->row.title};
    auto row = record->row;
    if (Step ok = work(*record, row); !ok) return ok;
    if (row != record->row || !draft.change.rows.empty()) {
        row.updated_at = draft.now;
        draft.replace(record->row, row);
    }
    return {};
}

Step make(Draft& draft, const EditCase& command) {
    return on_case(draft, command.case_uuid, Deed::edit_case, [&](const CaseRecord&, CaseRow& row) -> Step {
        take_fields(row, command.fields);
        return check_case(row);
    });
}

Outcome outcome_of(const CaseRow& row) {
    const auto asked = row.claimed_minor ? row.claimed_minor : row.paid_minor;
    if (!row.received_minor || *row.received_minor == 0) return Outcome::rejected;
    return asked && *row.received_minor < *asked ? Outcome::partial : Outcome::full;
}

void end_case(CaseRow& row, Outcome outcome, Instant now) {
    row.outcome = outcome;
    row.ended_at = now;
    row.turn = Turn::nobody;
}

void reopen_case(CaseRow& row) {
    row.outcome = Outcome::none;
    row.ended_at.reset();
    row.received_minor.reset();
    row.turn = Turn::me;
}

Step make(Draft& draft, const MoveCase& command) {
    return on_case(draft, command.case_uuid, Deed::move_case, [&](const CaseRecord& record, CaseRow& row) -> Step {
        const bool same_column = record.row.stage == command.stage;
        if (record.in_bin()) return fail(ErrorKind::work, "error_case_in_bin"_tr);
        if (same_column) {
            draft.change.deed = Deed::reorder_case;
        } else {
            draft.change.args.push_back(std::string(token(command.stage)));
            row.stage_since = draft.now;
        }
        row.position = make_place(draft, command.stage, row.uuid, command.before);
        row.stage = command.stage;
        if (command.stage == Stage::refunded && (!same_column || command.received_minor)) {
            row.received_minor = command.received_minor ? command.received_minor
                                 : row.received_minor   ? row.received_minor
                                 : row.claimed_minor    ? row.claimed_minor
                                                        : row.paid_minor;
            end_case(row, command.outcome.value_or(outcome_of(row)), draft.now);
        } else if (!same_column && record.row.stage == Stage::refunded) {
            reopen_case(row);
        }
        if (command.stage == Stage::escalated && command.route != Route::none) row.route = command.route;
        if (auto ok = check_case(row); !ok) return ok;
        return command.deadline ? add_deadline(draft, row.uuid, *command.deadline) : Step{};
    });
}

Step make(Draft& draft, const ArchiveCase& command) {
    const auto deed = command.archived ? Deed::archive_case : Deed::unarchive_case;
    return on_case(draft, command.case_uuid, deed, [&](const CaseRecord&, CaseRow& row) -> Step {
        row.archived = command.archived;
        if (command.outcome != Outcome::none) end_case(row, command.outcome, draft.now);
        return {};
    });
}

Step make(Draft& draft, const RemoveCase& command) {
    return on_case(draft, command.case_uuid, Deed::remove_case, [&](const CaseRecord& record, CaseRow& row) -> Step {
        if (!record.in_bin()) row.removed_at = draft.now;
        return {};
    });
}

Step make(Draft& draft, const RestoreCase& command) {
    return on_case(draft, command.case_uuid, Deed::restore_case, [&](const CaseRecord&, CaseRow& row) -> Step {
        row.removed_at.reset();
        return {};
    });
}

Step make(Draft& draft, const AttachEvidence& command) {
    return on_case(draft, command.case_uuid, Deed::attach_evidence, [&](const CaseRecord& record, CaseRow&) -> Step {
        auto position = next_position(record.evidence);
        std::vector<std::string> seen;
        for (const auto& item : record.evidence) seen.push_back(item.sha256);
        int added = 0;
        for (const auto& item : command.evidence) {
            if (std::find(seen.begin(), seen.end(), item.sha256) != seen.end()) continue;
            seen.push_back(item.sha256);
            if (auto ok = add_evidence(draft, record.row.uuid, item, position++); !ok) return ok;
            ++added;
        }
        draft.change.args.push_back(std::to_string(added));
        return {};
    });
}

// Commands on one row of a case, found by `find`.
template <class R, class Work>
Step on_row(Draft& draft, const Uuid& case_uuid, const R* found, Deed deed, Tr missing, Work work) {
    if (!found) return no_such(missing);
    return on_case(draft, case_uuid, deed, [&](const CaseRecord&, CaseRow&) -> Step {
        auto row = *found;
        if (Step ok = work(row); !ok) return ok;
        draft.replace(*found, std::move(row));
        return {};
    });
}

Step make(Draft& draft, const EditEvidence& command) {
    const auto* found = draft.state.find_evidence(command.case_uuid, command.evidence_uuid);
    return on_row(draft, command.case_uuid, found, Deed::edit_evidence, "error_no_evidence"_tr, [&](EvidenceRow& row) {
        draft.change.args.push_back(row.name);
        take(row.kind, command.kind);
        take(row.caption, command.caption);
        return check_text(row.caption, kMaxFieldBytes, "field_caption"_tr);
    });
}

Step make(Draft& draft, const RemoveEvidence& command) {
    const auto* found = draft.state.find_evidence(command.case_uuid, command.evidence_uuid);
    if (!found) return no_such("error_no_evidence"_tr);
    return on_case(draft, command.case_uuid, Deed::remove_evidence, [&](const CaseRecord&, CaseRow&) -> Step {
        draft.change.args.push_back(found->name);
        draft.drop(*found);
        return {};
    });
}

Step make(Draft& draft, const AddDeadline& command) {
    return on_case(draft, command.case_uuid, Deed::add_deadline, [&](const CaseRecord&, CaseRow&) {
        draft.change.args.push_back(command.deadline.title);
        return add_deadline(draft, command.case_uuid, command.deadline);
    });
}

template <class Work>
Step on_deadline(Draft& draft, const auto& command, Deed deed, Work work) {
    const auto* found = draft.state.find_deadline(command.case_uuid, command.deadline_uuid);
    return on_row(draft, command.case_uuid, found, deed, "error_no_deadline"_tr, [&](DeadlineRow& row) -> Step {
        draft.change.args.push_back(row.title);
        work(row);
        return check_text(row.title, kMaxFieldBytes, "field_deadline"_tr);
    });
}

Step make(Draft& draft, const EditDeadline& command) {
    return on_deadline(draft, command, Deed::edit_deadline, [&](DeadlineRow& row) {
        take(row.title, command.title);
        if (!command.due || *command.due == row.due) return;
        row.due = *command.due;
        row.snoozed_until.reset();
        row.estimate = false;
    });
}

Step make(Draft& draft, const CompleteDeadline& command) {
    const auto deed = command.done ? Deed::complete_deadline : Deed::reopen_deadline;
    return on_deadline(draft, command, deed, [&](DeadlineRow& row) {
        if (command.done == row.done_at.has_value()) return;
        row.done_at = command.done ? std::optional(draft.now) : std::nullopt;
    });
}

Step make(Draft& draft, const SnoozeDeadline& command) {
    return on_deadline(draft, command, Deed::snooze_deadline,
                       [&](DeadlineRow& row) { row.snoozed_until = command.until; });
}

Step make(Draft& draft, const RemoveDeadline& command) {
    const auto* found = draft.state.find_deadline(command.case_uuid, command.deadline_uuid);
    if (!found) return no_such("error_no_deadline"_tr);
    return on_case(draft, command.case_uuid, Deed::remove_deadline, [&](const CaseRecord&, CaseRow&) -> Step {
        draft.change.args.push_back(found->title);
        draft.drop(*found);
        return {};
    });
}

Step make(Draft& draft, const AddSlot& command) {
    return on_case(draft, command.case_uuid, Deed::add_slot, [&](const CaseRecord& record, CaseRow&) -> Step {
        draft.change.args.push_back(std::string(token(command.kind)));
        if (std::any_of(record.slots.begin(), record.slots.end(),
                        [&](const auto& s) { return s.kind == command.kind; }))
            return {};
        draft.add(SlotRow{.uuid = draft.ids.next(),
                          .case_uuid = command.case_uuid,
                          .kind = command.kind,
                          .position = next_position(record.slots)});
        return {};
    });
}

Step make(Draft& draft, const RemoveSlot& command) {
    return on_case(draft, command.case_uuid, Deed::remove_slot, [&](const CaseRecord& record, CaseRow&) -> Step {
        draft.change.args.push_back(std::string(token(command.kind)));
        for (const auto& slot : record.slots)
            if (slot.kind == command.kind) draft.drop(slot);
        return {};
    });
}

}  // namespace

Result<Change> apply(const State& state, const Command& command, Instant now, IdSource& ids) {
    Draft draft{state, now, ids, {}};
    draft.change.uuid = ids.next();
    draft.change.at = now;
    const auto step = std::visit([&](const auto& c) { return make(draft, c); }, command);
    if (!step) return tl::unexpected(step.error());
    return std::move(draft.change);
}

Change opposite(const Change& change, ChangeKind kind, Instant now, IdSource& ids) {
    Change other = change;
    other.uuid = ids.next();
    other.at = now;
    other.kind = kind;
    other.target = change.uuid;
    if (kind == ChangeKind::undo) other.rows = reversed(change.rows);
    return other;
}

}  // namespace recoup::core
