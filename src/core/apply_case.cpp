#include <tuple>

#include "core/draft.h"
#include "core/money.h"
#include "core/tags.h"
#include "core/text.h"
#include "core/turns.h"

namespace recoup::core {
namespace {

constexpr std::int64_t kPositionGap = 1 << 20;

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
    take(row.jurisdiction, fields.jurisdiction);
    take(row.paid_at, fields.paid_at);
    take(row.occurred_at, fields.occurred_at);
    take(row.received_at, fields.received_at);
    take(row.refunded_at, fields.refunded_at);
}

Step take_tags(CaseRow& row, const std::optional<std::vector<std::string>>& tags) {
    if (!tags) return {};
    auto kept = join_tags(*tags);
    if (!kept) return tl::unexpected(kept.error());
    row.tags = std::move(*kept);
    return {};
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
          Limit{&row.note, kMaxNoteBytes, "field_note"_tr}, Limit{&row.playbook, kMaxFieldBytes, "field_playbook"_tr},
          Limit{&row.jurisdiction, kMaxFieldBytes, "field_jurisdiction"_tr}})
        if (auto ok = check_text(*limit.text, limit.most, limit.field); !ok) return ok;
    if (row.title.empty()) return fail(ErrorKind::usage, "error_title_empty"_tr);
    if (!is_currency(row.currency)) return fail(ErrorKind::usage, "error_currency"_tr, {row.currency});
    for (const auto& minor : {row.paid_minor, row.claimed_minor, row.offered_minor, row.received_minor, row.fee_minor})
        if (auto ok = check_amount(minor, row.currency); !ok) return ok;
    return {};
}

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

Step add_rules(Draft& draft, const CaseRow& row, const AddCase& command) {
    CaseRecord record;
    record.row = row;
    for (const auto& id : command.rules) {
        const auto rule = rule_named(draft, id);
        if (!rule) return tl::unexpected(rule.error());
        const auto date = date_of(record, **rule, command.lang);
        if (!date) return tl::unexpected(date.error());
        auto title = std::string((*rule)->title.in(command.lang));
        if (auto ok = add_counted(draft, row.uuid, **rule, *date, std::move(title)); !ok) return ok;
    }
    return {};
}

}  // namespace

Step make(Draft& draft, const AddCase& command) {
    CaseRow row;
    row.uuid = draft.ids.next();
    row.number = draft.state.next_case_number();
    row.stage = command.stage;
    row.created_at = row.updated_at = row.stage_since = draft.now;
    row.position = front_of_column(draft.state, command.stage);
    take_fields(row, command.fields);
    if (auto ok = take_tags(row, command.fields.tags); !ok) return ok;
    if (auto ok = check_case(row); !ok) return ok;
    draft.change.case_uuid = row.uuid;
    draft.change.deed = Deed::add_case;
    draft.change.args = {row.title};
    if (command.fields.turn) set_turn(draft, row.uuid, *command.fields.turn);
    CaseRecord made;
    made.row = row;
    row.turn = turn_after(draft, made, row);
    draft.change.rows.insert(draft.change.rows.begin(), {std::nullopt, row});
    std::int64_t position = 0;
    for (const auto kind : command.slots)
        draft.add(SlotRow{.uuid = draft.ids.next(), .case_uuid = row.uuid, .kind = kind, .position = position++});
    position = 0;
    for (const auto& item : command.evidence)
        if (auto ok = add_evidence(draft, row.uuid, item, position++); !ok) return ok;
    for (const auto& item : command.deadlines)
        if (auto ok = add_deadline(draft, row.uuid, item); !ok) return ok;
    return add_rules(draft, row, command);
}

Step make(Draft& draft, const EditCase& command) {
    return on_case(draft, command.case_uuid, Deed::edit_case, [&](const CaseRecord& record, CaseRow& row) -> Step {
        take_fields(row, command.fields);
        if (auto ok = take_tags(row, command.fields.tags); !ok) return ok;
        const auto& turn = command.fields.turn;
        if (turn && turn_now(record) != *turn) set_turn(draft, row.uuid, *turn);
        return check_case(row);
    });
}

namespace {

Outcome outcome_of(const CaseRow& row) {
    const auto asked = row.claimed_minor ? row.claimed_minor : row.paid_minor;
    if (!row.received_minor || *row.received_minor == 0) return Outcome::rejected;
    return asked && *row.received_minor < *asked ? Outcome::partial : Outcome::full;
}

void end_case(CaseRow& row, Outcome outcome, Instant now) {
    row.outcome = outcome;
    row.ended_at = now;
}

void reopen_case(CaseRow& row) {
    row.outcome = Outcome::none;
    row.ended_at.reset();
    row.received_minor.reset();
    row.refunded_at.reset();
}

void take_money(CaseRow& row, const MoveCase& command, Instant now) {
    row.received_minor = command.received_minor ? command.received_minor
                         : row.received_minor   ? row.received_minor
                         : row.claimed_minor    ? row.claimed_minor
                                                : row.paid_minor;
    take(row.refund_method, command.refund_method);
    if (row.received_minor.value_or(0) > 0)
        row.refunded_at = command.refunded_at ? *command.refunded_at : row.refunded_at.value_or(at_instant(now));
    end_case(row, command.outcome.value_or(outcome_of(row)), now);
}

// Whom a card in that column waits for: those who were spoken to last, unless the column says who decides.
Actor waits_for(const CaseRecord& record, const MoveCase& command) {
    switch (command.stage) {
        case Stage::escalated:
            return actor_of(command.route == Route::none ? Turn::authority : decides(command.route));
        case Stage::under_review:
            return Actor::platform;
        case Stage::contacted:
            return record.contacts.empty() ? Actor::merchant : actor_of(record.contacts.back().party);
        case Stage::evidence:
        case Stage::refunded:
            break;
    }
    return command.deadline->actor;
}

}  // namespace

void enter_stage(Draft& draft, CaseRow& row, Stage stage, const std::optional<Uuid>& before) {
    row.position = make_place(draft, stage, row.uuid, before);
    if (row.stage == stage) return;
    if (row.stage == Stage::refunded) reopen_case(row);
    row.stage = stage;
    row.stage_since = draft.now;
}

Step make(Draft& draft, const MoveCase& command) {
    return on_case(draft, command.case_uuid, Deed::move_case, [&](const CaseRecord& record, CaseRow& row) -> Step {
        const bool same_column = record.row.stage == command.stage;
        if (record.in_bin()) return fail(ErrorKind::work, "error_case_in_bin"_tr);
        if (same_column)
            draft.change.deed = Deed::reorder_case;
        else
            draft.change.args.push_back(std::string(token(command.stage)));
        enter_stage(draft, row, command.stage, command.before);
        if (command.stage == Stage::refunded && (!same_column || command.received_minor))
            take_money(row, command, draft.now);
        if (command.stage == Stage::escalated && command.route != Route::none) {
            row.route = command.route;
            if (!open_route(record, command.route))
                if (auto ok = add_route(draft, row.uuid, command.route, draft.now, "", ""); !ok) return ok;
        }
        if (auto ok = check_case(row); !ok) return ok;
        return command.deadline ? add_wait(draft, record, *command.deadline, waits_for(record, command)) : Step{};
    });
}

Step make(Draft& draft, const SetTags& command) {
    return on_case(draft, command.case_uuid, Deed::set_tags,
                   [&](const CaseRecord&, CaseRow& row) { return take_tags(row, command.tags); });
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

}  // namespace recoup::core
