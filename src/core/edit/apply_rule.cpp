#include "core/edit/change_builder.h"
#include "core/law/count.h"
#include "core/model/trigger.h"

namespace recoup::core::inline edit {
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

bool in_draft(const ChangeBuilder& builder, const Uuid& deadline) {
    return std::ranges::any_of(builder.change.rows, [&](const RowChange& change) {
        const auto& row = change.before ? *change.before : *change.after;
        return row_uuid(row) == deadline;
    });
}

}  // namespace

Step add_counted(ChangeBuilder& builder, const Uuid& case_uuid, const Rule& rule, const RuleDate& date,
                 std::string title) {
    DeadlineRow row{.uuid = builder.ids.next(),
                    .case_uuid = case_uuid,
                    .number = builder.next_deadline_number++,
                    .title = std::move(title),
                    .due = {},
                    .rule = rule.id,
                    .created_at = builder.now,
                    .trigger = date.trigger};
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    count_row(row, rule, date.from, builder.rules, builder.state.zones());
    builder.add(std::move(row));
    return {};
}

Result<const Rule*> rule_named(const ChangeBuilder& builder, const std::string& id) {
    const auto* rule = builder.rules.find(id);
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

void recount(ChangeBuilder& builder, const CaseRecord& record, const CaseRow& case_row) {
    if (std::ranges::none_of(record.deadlines, follows_rule)) return;
    const auto after = after_draft(builder, record, case_row);
    for (const auto& row : record.deadlines) {
        if (!follows_rule(row) || in_draft(builder, row.uuid)) continue;
        const auto from = trigger_of(after, row.trigger, row.contact_uuid);
        const auto* rule = builder.rules.find(row.rule);
        if (!rule || !from || *from == *row.counted_from) continue;
        auto moved = row;
        count_row(moved, *rule, *from, builder.rules, builder.state.zones());
        builder.replace(row, std::move(moved));
    }
}

DeadlineRow recounted_estimate(const DeadlineRow& row, const Rulebook& rules, const Zones& zones) {
    const auto* rule = row.estimate && follows_rule(row) ? rules.find(row.rule) : nullptr;
    auto sure = row;
    if (rule) count_row(sure, *rule, *row.counted_from, rules, zones);
    return rule && !sure.estimate ? sure : row;
}

Step handle(ChangeBuilder& builder, const AcceptRule& command) {
    return on_case(
        builder, command.case_uuid, Action::accept_rule, [&](const CaseRecord& record, CaseRow& row) -> Step {
            const auto rule = rule_named(builder, command.rule);
            if (!rule) return tl::unexpected(rule.error());
            auto title = command.title.empty() ? std::string((*rule)->title.in(command.lang)) : command.title;
            builder.change.args.push_back(title);
            auto after = record;
            auto date =
                command.from
                    ? Result<RuleDate>({take_trigger(after.row, (*rule)->trigger, *command.from), *command.from})
                    : date_of(record, **rule, command.lang);
            if (!date) return tl::unexpected(date.error());
            const auto same = [&](const DeadlineRow& item) {
                return item.rule == command.rule && !item.done_at && (!command.from || item.counted_from == date->from);
            };
            if (std::ranges::any_of(record.deadlines, same)) return {};
            row = after.row;
            return add_counted(builder, row.uuid, **rule, *date, std::move(title));
        });
}

Step handle(ChangeBuilder& builder, const StopClock& command) {
    const auto* found = builder.state.find_deadline(command.case_uuid, command.deadline_uuid);
    const auto action = command.stopped ? Action::stop_clock : Action::start_clock;
    return on_row(builder, command.case_uuid, found, action, "error_no_deadline"_tr, [&](DeadlineRow& row) -> Step {
        builder.change.args.push_back(row.title);
        if (row.done_at || command.stopped == row.stopped_at.has_value()) return {};
        if (command.stopped) {
            row.stopped_at = builder.now;
            return {};
        }
        const auto stood = std::max(seconds{0}, builder.now - *row.stopped_at);
        row.stopped_at.reset();
        row.stopped_seconds += stood.count();
        const auto* rule = follows_rule(row) ? builder.rules.find(row.rule) : nullptr;
        if (rule)
            count_row(row, *rule, *row.counted_from, builder.rules, builder.state.zones());
        else
            shift_by_hand(row, stood);
        return {};
    });
}

Step handle(ChangeBuilder& builder, const RecountDeadlines& command) {
    return on_case(builder, command.case_uuid, Action::recount_deadlines,
                   [&](const CaseRecord& record, CaseRow&) -> Step {
                       for (const auto& row : record.deadlines)
                           builder.replace(row, recounted_estimate(row, builder.rules, builder.state.zones()));
                       return {};
                   });
}

}  // namespace recoup::core::inline edit
