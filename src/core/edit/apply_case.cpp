#include <span>
#include <tuple>

#include "core/base/money.h"
#include "core/base/text.h"
#include "core/dates/cycle.h"
#include "core/edit/carry_amounts.h"
#include "core/edit/change_builder.h"
#include "core/model/amounts.h"
#include "core/model/show.h"
#include "core/model/tags.h"
#include "core/model/turns.h"

namespace recoup::core::inline edit {
namespace {

constexpr std::int64_t kPositionGap = 1 << 20;

void take_fields(CaseRow& row, const CaseFields& fields) {
    for (const auto& info : kCaseFields)
        std::visit([&](const auto& members) { take(row.*members.row, fields.*members.wanted); }, info.members);
    for_fields<TextMembers>([&](const CaseFieldInfo& info, const TextMembers& members) {
        if (info.trimmed) row.*members.row = tidy(row.*members.row);
    });
    take(row.watch, fields.watch);
}

Step take_tags(CaseRow& row, const std::optional<std::vector<std::string>>& tags) {
    if (!tags) return {};
    auto kept = join_tags(*tags);
    if (!kept) return tl::unexpected(kept.error());
    row.tags = std::move(*kept);
    return {};
}

Step check_case(CaseRow& row) {
    for (const auto& info : kCaseFields)
        if (const auto* text = std::get_if<TextMembers>(&info.members); text && info.most_bytes > 0)
            if (auto ok = check_text(row.*text->row, info.most_bytes, info.noun); !ok) return ok;
    if (row.title.empty()) return fail(ErrorKind::usage, "error_title_empty"_tr);
    if (!is_currency(row.currency)) return fail(ErrorKind::usage, "error_currency"_tr, {row.currency});
    for (const auto& info : kCaseFields)
        if (const auto* amount = std::get_if<AmountMembers>(&info.members))
            if (auto ok = check_amount(row.*amount->row, row.currency); !ok) return ok;
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
std::int64_t make_place(ChangeBuilder& builder, Stage stage, const Uuid& moving, const std::optional<Uuid>& before) {
    const auto cards = column(builder.state, stage, moving);
    const auto next = std::find_if(cards.begin(), cards.end(),
                                   [&](const auto* record) { return before && record->row.uuid == *before; });
    const auto at = next - cards.begin();
    if (cards.empty()) return 0;
    if (const auto* record = builder.state.find(moving); record && record->row.stage == stage) {
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
        builder.replace(cards[i]->row, std::move(row));
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

Step add_rules(ChangeBuilder& builder, const CaseRow& row, std::span<const std::string> rules, Lang lang) {
    CaseRecord record;
    record.row = row;
    for (const auto& id : rules) {
        const auto rule = rule_named(builder, id);
        if (!rule) return tl::unexpected(rule.error());
        const auto date = date_of(record, **rule, lang);
        if (!date) return tl::unexpected(date.error());
        auto title = std::string((*rule)->title.in(lang));
        if (auto ok = add_counted(builder, record, **rule, *date, std::move(title)); !ok) return ok;
    }
    return {};
}

// The last day to cancel in time: the one before the charge.
Step add_last_day(ChangeBuilder& builder, const CaseRow& row, Lang lang) {
    if (row.watch != Watch::subscription || !row.renews_at) return {};
    return add_deadline(builder, row.uuid,
                        {.title = std::string(tr(lang, "watch_cancel_by"_tr)),
                         .due = days_later(*row.renews_at, -std::chrono::days{1})});
}

// Those of mine that are not done.
template <class Work>
void change_my_days(ChangeBuilder& builder, const CaseRecord& record, Work work) {
    for (const auto& deadline : record.deadlines) {
        if (deadline.done_at || is_theirs(deadline)) continue;
        auto row = deadline;
        work(row);
        builder.replace(deadline, std::move(row));
    }
}

// The days that are still ahead of a subscription's charge keep their distance from it.
void move_days(ChangeBuilder& builder, const CaseRecord& record, const std::optional<When>& to) {
    const auto& from = record.row.renews_at;
    if (record.row.watch != Watch::subscription || !from || !to) return;
    const auto distance = days_between(*from, *to, builder.state.zones());
    change_my_days(builder, record, [&](DeadlineRow& row) { row.due = days_later(row.due, distance); });
}

// What was to be done ahead of the charge is over.
void finish_days(ChangeBuilder& builder, const CaseRecord& record) {
    change_my_days(builder, record, [&](DeadlineRow& row) { row.done_at = builder.now; });
}

// The number of the picture, among those of the case and those that the builder adds; 0: it is none of them.
std::int64_t evidence_number(const ChangeBuilder& builder, std::span<const EvidenceRow> evidence,
                             const std::string& sha256) {
    for (const auto& row : evidence)
        if (row.sha256 == sha256) return row.number;
    for (const auto& change : builder.change.rows)
        if (const auto* row = change.after ? std::get_if<EvidenceRow>(&*change.after) : nullptr)
            if (row->sha256 == sha256) return row->number;
    return 0;
}

void note_read(ChangeBuilder& builder, std::span<const EvidenceRow> evidence, std::span<const ReadFrom> read_from) {
    for (const auto& one : read_from)
        if (const auto number = evidence_number(builder, evidence, one.sha256); number > 0)
            builder.change.args.push_back(std::string(info_of(one.field).token) + '=' + std::to_string(number));
}

}  // namespace

Step handle(ChangeBuilder& builder, const AddCase& command) {
    CaseRow row;
    row.uuid = builder.ids.next();
    row.number = builder.next_case_number++;
    row.stage = command.stage;
    row.created_at = row.updated_at = row.stage_since = builder.now;
    row.position = front_of_column(builder.state, command.stage) - kPositionGap * builder.cases_added++;
    take_fields(row, command.fields);
    if (auto ok = take_tags(row, command.fields.tags); !ok) return ok;
    if (auto ok = check_case(row); !ok) return ok;
    builder.change.case_uuid = row.uuid;
    builder.change.action = row.watch == Watch::none ? Action::add_case : Action::add_watched;
    builder.change.args = {row.title};
    if (command.fields.turn) set_turn(builder, row.uuid, *command.fields.turn);
    CaseRecord made;
    made.row = row;
    row.turn = turn_after(builder, made, row);
    builder.change.rows.insert(builder.change.rows.begin(), {std::nullopt, row});
    std::int64_t position = 0;
    for (const auto kind : command.slots)
        builder.add(SlotRow{.uuid = builder.ids.next(), .case_uuid = row.uuid, .kind = kind, .position = position++});
    position = 0;
    for (const auto& item : command.evidence)
        if (auto ok = add_evidence(builder, row.uuid, item, position++); !ok) return ok;
    note_read(builder, {}, command.read_from);
    for (const auto& item : command.deadlines)
        if (auto ok = add_deadline(builder, row.uuid, item); !ok) return ok;
    if (command.deadlines.empty())
        if (auto ok = add_last_day(builder, row, command.lang); !ok) return ok;
    return add_rules(builder, row, command.rules, command.lang);
}

Step handle(ChangeBuilder& builder, const EditCase& command) {
    return on_case(builder, command.case_uuid, Action::edit_case, [&](const CaseRecord& record, CaseRow& row) -> Step {
        auto fields = command.fields;
        if (auto ok = carry_amounts(record.row, fields); !ok) return ok;
        take_fields(row, fields);
        if (auto ok = take_tags(row, fields.tags); !ok) return ok;
        const auto added = add_missing_evidence(builder, record, {row.uuid, command.evidence});
        if (!added) return tl::unexpected(added.error());
        note_read(builder, record.evidence, command.read_from);
        const auto& turn = fields.turn;
        if (turn && turn_now(record) != *turn) set_turn(builder, row.uuid, *turn);
        move_days(builder, record, row.renews_at);
        return check_case(row);
    });
}

namespace {

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
                                                : asked_minor(row);
    take(row.refund_method, command.refund_method);
    if (row.received_minor.value_or(0) > 0)
        row.refunded_at = command.refunded_at ? *command.refunded_at : row.refunded_at.value_or(at_instant(now));
    end_case(row, command.outcome.value_or(outcome_of(asked_minor(row), row.received_minor)), now);
}

// Whom a card in that column waits for: those who were spoken to last, unless the column says who decides.
Actor waits_for(const CaseRecord& record, const MoveCase& command) {
    switch (command.stage) {
        case Stage::escalated:
            return actor_of(turn_of(party_of(command.route)));
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

void enter_stage(ChangeBuilder& builder, CaseRow& row, Stage stage, const std::optional<Uuid>& before) {
    row.position = make_place(builder, stage, row.uuid, before);
    if (row.stage == stage) return;
    if (row.stage == Stage::refunded) reopen_case(row);
    row.stage = stage;
    row.stage_since = builder.now;
}

Step handle(ChangeBuilder& builder, const MoveCase& command) {
    return on_case(builder, command.case_uuid, Action::move_case, [&](const CaseRecord& record, CaseRow& row) -> Step {
        const bool same_column = record.row.stage == command.stage;
        if (record.in_bin()) return fail(ErrorKind::work, "error_case_in_bin"_tr);
        if (record.watched()) return fail(ErrorKind::work, "error_still_watched"_tr);
        if (same_column)
            builder.change.action = Action::reorder_case;
        else
            builder.change.args.push_back(std::string(token(command.stage)));
        enter_stage(builder, row, command.stage, command.before);
        if (command.stage == Stage::refunded && (!same_column || command.received_minor))
            take_money(row, command, builder.now);
        if (command.stage == Stage::escalated && command.route != Route::none) {
            row.route = command.route;
            if (!open_route(record, command.route))
                if (auto ok = add_route(builder, row.uuid, command.route, builder.now, "", ""); !ok) return ok;
        }
        if (auto ok = check_case(row); !ok) return ok;
        return command.deadline ? add_wait(builder, record, *command.deadline, waits_for(record, command)) : Step{};
    });
}

Step handle(ChangeBuilder& builder, const RenewSubscription& command) {
    return on_case(builder, command.case_uuid, Action::renew_subscription,
                   [&](const CaseRecord& record, CaseRow& row) -> Step {
                       if (row.watch != Watch::subscription || !row.renews_at || row.cycle == Cycle::none)
                           return fail(ErrorKind::work, "error_no_cycle"_tr);
                       row.paid_at = row.renews_at;
                       row.renews_at = next_charge(*row.renews_at, row.cycle, builder.state.zones());
                       move_days(builder, record, row.renews_at);
                       return {};
                   });
}

Step handle(ChangeBuilder& builder, const StartCase& command) {
    return on_case(builder, command.case_uuid, Action::start_case, [&](const CaseRecord& record, CaseRow& row) -> Step {
        if (row.watch == Watch::none) return fail(ErrorKind::work, "error_case_already"_tr);
        take_fields(row, command.fields);
        if (row.watch == Watch::subscription) finish_days(builder, record);
        row.watch = Watch::none;
        row.archived = false;
        row.stage = Stage::evidence;
        row.stage_since = builder.now;
        row.position = front_of_column(builder.state, row.stage);
        auto position = next_position(record.slots);
        for (const auto kind : command.slots)
            if (std::ranges::find(record.slots, kind, &SlotRow::kind) == record.slots.end())
                builder.add(
                    SlotRow{.uuid = builder.ids.next(), .case_uuid = row.uuid, .kind = kind, .position = position++});
        if (auto ok = check_case(row); !ok) return ok;
        return add_rules(builder, row, command.rules, command.lang);
    });
}

Step handle(ChangeBuilder& builder, const SetTags& command) {
    return on_case(builder, command.case_uuid, Action::set_tags,
                   [&](const CaseRecord&, CaseRow& row) { return take_tags(row, command.tags); });
}

Step handle(ChangeBuilder& builder, const ArchiveCase& command) {
    const auto action = command.archived ? Action::archive_case : Action::unarchive_case;
    return on_case(builder, command.case_uuid, action, [&](const CaseRecord&, CaseRow& row) -> Step {
        row.archived = command.archived;
        if (command.outcome != Outcome::none) end_case(row, command.outcome, builder.now);
        return {};
    });
}

Step handle(ChangeBuilder& builder, const RemoveCase& command) {
    return on_case(builder, command.case_uuid, Action::remove_case,
                   [&](const CaseRecord& record, CaseRow& row) -> Step {
                       if (!record.in_bin()) row.removed_at = builder.now;
                       return {};
                   });
}

Step handle(ChangeBuilder& builder, const RestoreCase& command) {
    return on_case(builder, command.case_uuid, Action::restore_case, [&](const CaseRecord&, CaseRow& row) -> Step {
        row.removed_at.reset();
        return {};
    });
}

}  // namespace recoup::core::inline edit
