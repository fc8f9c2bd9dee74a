#include "core/count.h"
#include "core/draft.h"
#include "core/offer.h"

namespace recoup::core {
namespace {

using std::chrono::seconds;

void take_count(DeadlineRow& row, const Count& counted) {
    if (row.due != counted.due) row.snoozed_until.reset();
    row.due = counted.due;
    row.earliest = counted.earliest;
    row.latest = counted.latest;
    row.estimate = counted.estimate;
}

// The row counted from `from` by the rule as it is today.
void count_row(DeadlineRow& row, const Rule& rule, const When& from, const Rulebook& rules, const Zones& zones) {
    const auto person = row.latest && row.latest->is_day() ? row.latest->zone : zones.local_zone();
    row.counted_from = from;
    row.rule_version = rule.version;
    row.actor = rule.actor;
    take_count(row, count(rule, {from, row.stopped_seconds}, rules, zones, zone_of(rule, from, person)));
}

bool follows_rule(const DeadlineRow& row) {
    return !row.rule.empty() && !row.done_at && !row.by_hand && row.counted_from;
}

// The case learns the date it lacked. A date other than the case's own belongs to the deadline alone.
Trigger take_trigger(CaseRow& row, Trigger trigger, const When& from) {
    std::optional<When>* own = trigger == Trigger::paid       ? &row.paid_at
                               : trigger == Trigger::received ? &row.received_at
                               : trigger == Trigger::occurred ? &row.occurred_at
                                                              : nullptr;
    if (!own) return Trigger::date;
    if (!*own) *own = from;
    return **own == from ? trigger : Trigger::date;
}

// By whole days, of which a begun one counts for those who are waited for.
void shift(std::optional<When>& when, seconds span, bool begun_counts) {
    if (!when) return;
    if (!when->is_day()) {
        when->instant += span;
        return;
    }
    const auto whole =
        begun_counts ? std::chrono::ceil<std::chrono::days>(span) : std::chrono::floor<std::chrono::days>(span);
    when->day = Day{std::chrono::sys_days{when->day} + whole};
}

void shift_by_hand(DeadlineRow& row, seconds span) {
    std::optional<When> due = row.due;
    shift(due, span, row.actor != Actor::me);
    row.due = *due;
    shift(row.earliest, span, false);
    shift(row.latest, span, true);
}

// What triggers are read from, as the draft leaves it.
CaseRecord after_draft(const Draft& draft, const CaseRecord& record, const CaseRow& row) {
    auto after = record;
    after.row = row;
    for (const auto& change : draft.change.rows) {
        const auto* gone = change.before ? std::get_if<ContactRow>(&*change.before) : nullptr;
        const auto* come = change.after ? std::get_if<ContactRow>(&*change.after) : nullptr;
        if (come && come->case_uuid != row.uuid) continue;
        if (gone) std::erase_if(after.contacts, [&](const ContactRow& item) { return item.uuid == gone->uuid; });
        if (come) after.contacts.push_back(*come);
    }
    std::ranges::stable_sort(after.contacts, {}, &ContactRow::at);
    return after;
}

bool in_draft(const Draft& draft, const Uuid& deadline) {
    return std::ranges::any_of(draft.change.rows, [&](const RowChange& change) {
        const auto& row = change.before ? *change.before : *change.after;
        return row_uuid(row) == deadline;
    });
}

}  // namespace

Step add_counted(Draft& draft, const Uuid& case_uuid, const Rule& rule, const RuleDate& date, std::string title) {
    DeadlineRow row{.uuid = draft.ids.next(),
                    .case_uuid = case_uuid,
                    .number = draft.next_deadline_number++,
                    .title = std::move(title),
                    .due = {},
                    .rule = rule.id,
                    .created_at = draft.now,
                    .trigger = date.trigger};
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    count_row(row, rule, date.from, draft.rules, draft.state.zones());
    draft.add(std::move(row));
    return {};
}

Result<const Rule*> rule_named(const Draft& draft, const std::string& id) {
    const auto* rule = draft.rules.find(id);
    if (!rule) return fail(ErrorKind::usage, "error_no_rule"_tr, {id});
    return rule;
}

Result<RuleDate> date_of(const CaseRecord& record, const Rule& rule, Lang lang) {
    const auto from = trigger_of(record, rule.trigger);
    if (!from)
        return fail(ErrorKind::usage, "error_rule_needs_date"_tr,
                    {std::string(rule.title.in(lang)), std::string(rule.trigger_label.in(lang))});
    return RuleDate{rule.trigger, *from};
}

void recount(Draft& draft, const CaseRecord& record, const CaseRow& case_row) {
    if (std::ranges::none_of(record.deadlines, follows_rule)) return;
    const auto after = after_draft(draft, record, case_row);
    for (const auto& row : record.deadlines) {
        if (!follows_rule(row) || in_draft(draft, row.uuid)) continue;
        const auto from = trigger_of(after, row.trigger, row.contact_uuid);
        const auto* rule = draft.rules.find(row.rule);
        if (!rule || !from || *from == *row.counted_from) continue;
        auto moved = row;
        count_row(moved, *rule, *from, draft.rules, draft.state.zones());
        draft.replace(row, std::move(moved));
    }
}

DeadlineRow recounted_estimate(const DeadlineRow& row, const Rulebook& rules, const Zones& zones) {
    const auto* rule = row.estimate && follows_rule(row) ? rules.find(row.rule) : nullptr;
    auto sure = row;
    if (rule) count_row(sure, *rule, *row.counted_from, rules, zones);
    return rule && !sure.estimate ? sure : row;
}

Step make(Draft& draft, const AcceptRule& command) {
    return on_case(draft, command.case_uuid, Deed::accept_rule, [&](const CaseRecord& record, CaseRow& row) -> Step {
        const auto rule = rule_named(draft, command.rule);
        if (!rule) return tl::unexpected(rule.error());
        auto title = command.title.empty() ? std::string((*rule)->title.in(command.lang)) : command.title;
        draft.change.args.push_back(title);
        auto after = record;
        auto date = command.from
                        ? Result<RuleDate>({take_trigger(after.row, (*rule)->trigger, *command.from), *command.from})
                        : date_of(record, **rule, command.lang);
        if (!date) return tl::unexpected(date.error());
        const auto same = [&](const DeadlineRow& item) {
            return item.rule == command.rule && !item.done_at && (!command.from || item.counted_from == date->from);
        };
        if (std::ranges::any_of(record.deadlines, same)) return {};
        row = after.row;
        return add_counted(draft, row.uuid, **rule, *date, std::move(title));
    });
}

Step make(Draft& draft, const StopClock& command) {
    const auto* found = draft.state.find_deadline(command.case_uuid, command.deadline_uuid);
    const auto deed = command.stopped ? Deed::stop_clock : Deed::start_clock;
    return on_row(draft, command.case_uuid, found, deed, "error_no_deadline"_tr, [&](DeadlineRow& row) -> Step {
        draft.change.args.push_back(row.title);
        if (row.done_at || command.stopped == row.stopped_at.has_value()) return {};
        if (command.stopped) {
            row.stopped_at = draft.now;
            return {};
        }
        const auto stood = std::max(seconds{0}, draft.now - *row.stopped_at);
        row.stopped_at.reset();
        row.stopped_seconds += stood.count();
        const auto* rule = follows_rule(row) ? draft.rules.find(row.rule) : nullptr;
        if (rule)
            count_row(row, *rule, *row.counted_from, draft.rules, draft.state.zones());
        else
            shift_by_hand(row, stood);
        return {};
    });
}

Step make(Draft& draft, const RecountDeadlines& command) {
    return on_case(draft, command.case_uuid, Deed::recount_deadlines, [&](const CaseRecord& record, CaseRow&) -> Step {
        for (const auto& row : record.deadlines)
            draft.replace(row, recounted_estimate(row, draft.rules, draft.state.zones()));
        return {};
    });
}

}  // namespace recoup::core
