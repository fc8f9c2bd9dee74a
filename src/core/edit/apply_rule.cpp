#include "core/base/text.h"
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
void count_row(DeadlineRow& row, const Rule& rule, const CountFrom& from, const Rulebook& rules, const Zones& zones) {
    const auto person = row.latest && row.latest->is_day() ? row.latest->zone : zones.local_zone();
    row.counted_from = from.trigger;
    row.rule_version = rule.version;
    row.actor = rule.actor;
    take_count(row, count(rule, from, rules, zones, zone_of(rule, from.trigger, person)));
}

bool follows_rule(const DeadlineRow& row) {
    return !row.rule.empty() && !row.done_at && !row.by_hand && row.counted_from;
}

void add_answer(ChangeBuilder& builder, const Uuid& case_uuid, std::string question, std::string value) {
    builder.add(AnswerRow{builder.ids.next(), case_uuid, std::move(question), std::move(value)});
}

// The case learns the date it lacked. A date other than the case's own belongs to the deadline alone.
Trigger take_trigger(ChangeBuilder& builder, const CaseRecord& record, CaseRow& row, const Rule& rule,
                     const When& from) {
    if (rule.trigger == Trigger::event) {
        const auto known = event_of(record, rule.event);
        if (!known) add_answer(builder, row.uuid, rule.event, to_storage(from));
        return !known || *known == from ? Trigger::event : Trigger::date;
    }
    std::optional<When>* own = rule.trigger == Trigger::paid       ? &row.paid_at
                               : rule.trigger == Trigger::received ? &row.received_at
                               : rule.trigger == Trigger::occurred ? &row.occurred_at
                                                                   : nullptr;
    if (!own) return Trigger::date;
    if (!*own) *own = from;
    return **own == from ? rule.trigger : Trigger::date;
}

// A promise and a date of its own belong to the deadline; all else is as the rule has it today.
std::optional<When> start_now(const CaseRecord& record, const DeadlineRow& row, const Rule& rule) {
    if (row.trigger == Trigger::date) return std::nullopt;
    if (row.trigger == Trigger::promise) return trigger_of(record, row.trigger, row.contact_uuid);
    return start_of(record, rule);
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

// An answer that nothing could be made of is none.
Step check_answer(const Rulebook& rules, const std::string& question, const std::string& value) {
    const auto refuse = [&] { return fail(ErrorKind::usage, "error_answer"_tr, {value, question}); };
    if (is_event(question)) return value.empty() || when_from_storage(value) ? Step{} : refuse();
    if (question.starts_with("sector:") && rules.sector(std::string_view(question).substr(7)))
        return value.empty() || value == "yes" || value == "no" ? Step{} : refuse();
    const auto* asked = rules.question(question);
    if (!asked) return fail(ErrorKind::usage, "error_no_question"_tr, {question});
    return value.empty() || asked->find(value) ? Step{} : refuse();
}

bool in_draft(const ChangeBuilder& builder, const Uuid& deadline) {
    return std::ranges::any_of(builder.change.rows, [&](const RowChange& change) {
        const auto& row = change.before ? *change.before : *change.after;
        return row_uuid(row) == deadline;
    });
}

}  // namespace

Step add_counted(ChangeBuilder& builder, const CaseRecord& record, const Rule& rule, const RuleDate& date,
                 std::string title) {
    DeadlineRow row{.uuid = builder.ids.next(),
                    .case_uuid = record.row.uuid,
                    .number = builder.next_deadline_number++,
                    .title = std::move(title),
                    .due = {},
                    .rule = rule.id,
                    .created_at = builder.now,
                    .trigger = date.trigger};
    if (auto ok = check_text(row.title, kMaxFieldBytes, "field_deadline"_tr); !ok) return ok;
    count_row(row, rule, {date.from, 0, refused_at(record, rule)}, builder.rules, builder.state.zones());
    builder.add(std::move(row));
    return {};
}

Result<const Rule*> rule_named(const ChangeBuilder& builder, const std::string& id) {
    const auto* rule = builder.rules.find(id);
    if (!rule) return fail(ErrorKind::usage, "error_no_rule"_tr, {id});
    return rule;
}

Result<RuleDate> date_of(const CaseRecord& record, const Rule& rule, Lang lang) {
    const auto from = start_of(record, rule);
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
        const auto* rule = builder.rules.find(row.rule);
        const auto from = rule ? start_now(after, row, *rule) : std::nullopt;
        if (!from) continue;
        const auto refused = refused_at(after, *rule);
        if (*from == *row.counted_from && refused == refused_at(record, *rule)) continue;
        auto moved = row;
        if (rule->trigger == Trigger::event && row.trigger != Trigger::promise) moved.trigger = Trigger::event;
        count_row(moved, *rule, {*from, row.stopped_seconds, refused}, builder.rules, builder.state.zones());
        builder.replace(row, std::move(moved));
    }
}

DeadlineRow recounted_estimate(const DeadlineRow& row, const Rulebook& rules, const Zones& zones) {
    const auto* rule = row.estimate && follows_rule(row) ? rules.find(row.rule) : nullptr;
    auto sure = row;
    if (rule) count_row(sure, *rule, {*row.counted_from, row.stopped_seconds}, rules, zones);
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
                    ? Result<RuleDate>({take_trigger(builder, record, after.row, **rule, *command.from), *command.from})
                    : date_of(record, **rule, command.lang);
            if (!date) return tl::unexpected(date.error());
            const auto same = [&](const DeadlineRow& item) {
                return item.rule == command.rule && !item.done_at && (!command.from || item.counted_from == date->from);
            };
            if (std::ranges::any_of(record.deadlines, same)) return {};
            row = after.row;
            return add_counted(builder, record, **rule, *date, std::move(title));
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
            count_row(
                row, *rule,
                {*row.counted_from, row.stopped_seconds, refused_at(*builder.state.find(command.case_uuid), *rule)},
                builder.rules, builder.state.zones());
        else
            shift_by_hand(row, stood);
        return {};
    });
}

Step handle(ChangeBuilder& builder, const AnswerQuestion& command) {
    return on_case(builder, command.case_uuid, Action::answer_question,
                   [&](const CaseRecord& record, CaseRow& row) -> Step {
                       const auto value = tidy(command.value);
                       if (auto ok = check_answer(builder.rules, command.question, value); !ok) return ok;
                       const auto old = std::ranges::find(record.answers, command.question, &AnswerRow::question);
                       builder.change.args.push_back(value);
                       if (old == record.answers.end()) {
                           if (!value.empty()) add_answer(builder, row.uuid, command.question, value);
                           return {};
                       }
                       if (value.empty()) return builder.drop(*old), Step{};
                       auto answer = *old;
                       answer.value = value;
                       builder.replace(*old, std::move(answer));
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
