// deadline add, edit, done, snooze, remove: changing them.
#include "app/data/library.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "core/advice/snooze.h"

namespace recoup::cli::inline deadlines {

using core::ErrorKind;

namespace {

struct DeadlineOptions {
    std::int64_t id = 0;
    std::optional<std::string> at, in, title, rule, from, leads, who;
};

void declare_when(Grammar& grammar, DeadlineOptions& options) {
    grammar.option("at", "T", options.at, "cli_help_at"_tr);
    grammar.option("in", "24h", options.in, "cli_help_in"_tr);
    grammar.option("title", "T", options.title, "cli_help_deadline_title"_tr);
    grammar.option("who", "me", options.who, "cli_help_deadline_who"_tr, core::words<core::Actor>());
}

void declare_add(Grammar& grammar, DeadlineOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    declare_when(grammar, options);
    grammar.option("rule", "RULE", options.rule, "cli_help_rule"_tr);
    grammar.option("from", "T", options.from, "cli_help_from"_tr);
}

void declare_edit(Grammar& grammar, DeadlineOptions& options) {
    grammar.id("ID", options.id, "cli_help_deadline_id"_tr);
    declare_when(grammar, options);
    grammar.option("leads", "3d,1h,0", options.leads, "cli_help_leads"_tr);
}

core::Result<core::DateRead> due_of(Call& call, const DeadlineOptions& options, const core::CaseRecord& record) {
    const auto& calendar = record.row.jurisdiction;
    if (options.at) return read_date(call, *options.at, core::Looks::ahead, calendar);
    return read_from_now(call, *options.in, calendar);
}

core::Result<void> check_due(const Call& call, const DeadlineOptions& options) {
    if (options.at) return check_date(call, *options.at, core::Looks::ahead);
    return options.in ? read_span(*options.in).map([](const core::Span&) {}) : core::Result<void>();
}

core::Result<std::optional<core::Actor>> actor_of(const DeadlineOptions& options) {
    if (!options.who) return std::nullopt;
    return read_word<core::Actor>(*options.who).map([](auto who) { return std::optional(who); });
}

std::int64_t number_of_new(const core::Change& change) {
    for (const auto& row : change.rows)
        if (row.after && std::holds_alternative<core::DeadlineRow>(*row.after))
            return std::get<core::DeadlineRow>(*row.after).number;
    return 0;
}

// The one that was added, or that was there already.
const core::DeadlineRow* deadline_of(const core::CaseRecord& record, const core::Change& change,
                                     const std::string& rule) {
    const auto number = number_of_new(change);
    for (const auto& row : record.deadlines)
        if (number != 0 ? row.number == number : row.rule == rule && !row.done_at) return &row;
    return nullptr;
}

void tell_rule(Call& call, const core::DeadlineRow& row) {
    if (call.json) {
        Json(call.out)
            .object()
            .number("id", row.number)
            .text("due_at", iso_end(call, row.due))
            .text("earliest", iso_end(call, row.earliest.value_or(row.due)))
            .text("latest", iso_end(call, row.latest.value_or(row.due)))
            .boolean("estimate", row.estimate)
            .object("rule")
            .text("id", row.rule)
            .text("version", row.rule_version)
            .end_object()
            .end_object();
        return;
    }
    call.say(core::trf(call.lang, "pair_by_colon"_tr, row.title, local_when(call, row.due)));
    if (row.earliest && row.latest && *row.earliest != *row.latest)
        call.say(
            core::trf(call.lang, "cli_rule_span"_tr, local_when(call, *row.earliest), local_when(call, *row.latest)));
    if (row.estimate) call.say(core::tr(call.lang, "cli_rule_estimate"_tr));
}

Exit add_by_rule(Call& call, const DeadlineOptions& options) {
    core::AcceptRule command{.rule = *options.rule, .lang = call.lang, .title = options.title.value_or("")};
    if (options.from) {
        auto from = read_when(call, *options.from, core::Looks::back);
        if (!from) return tl::unexpected(from.error());
        command.from = std::move(*from);
    }
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    command.case_uuid = (*found)->row.uuid;
    const auto change = dispatch(call, **session, command);
    if (!change) return tl::unexpected(change.error());
    const auto* record = (*session)->state().find(command.case_uuid);
    const auto* row = record ? deadline_of(*record, *change, *options.rule) : nullptr;
    if (!row) return core::fail(ErrorKind::work, "error_no_deadline"_tr);
    tell_rule(call, *row);
    return kDone;
}

Exit run_add(Call& call, const DeadlineOptions& options) {
    if (int{options.at.has_value()} + int{options.in.has_value()} + int{options.rule.has_value()} != 1)
        return core::fail(ErrorKind::usage, "cli_error_at_in_or_rule"_tr);
    if (options.from && !options.rule) return core::fail(ErrorKind::usage, "cli_error_from_needs_rule"_tr);
    if (options.rule) return add_by_rule(call, options);
    const auto who = actor_of(options);
    if (!who) return tl::unexpected(who.error());
    if (auto ok = check_due(call, options); !ok) return tl::unexpected(ok.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    const auto due = due_of(call, options, **record);
    if (!due) return tl::unexpected(due.error());
    core::NewDeadline deadline;
    deadline.title = options.title.value_or(std::string(core::tr(call.lang, "deadline"_tr)));
    deadline.due = due->when;
    deadline.estimate = due->estimate;
    deadline.actor = who->value_or(core::Actor::me);
    const auto change = dispatch(call, **session, core::AddDeadline{(*record)->row.uuid, std::move(deadline)});
    if (!change) return tl::unexpected(change.error());
    return report(call, *change, number_of_new(*change));
}

Exit run_edit(Call& call, const DeadlineOptions& options) {
    if (options.at && options.in) return core::fail(ErrorKind::usage, "cli_error_at_or_in"_tr);
    core::EditDeadline command{.title = options.title};
    const auto who = actor_of(options);
    if (!who) return tl::unexpected(who.error());
    command.actor = *who;
    if (auto ok = check_due(call, options); !ok) return tl::unexpected(ok.error());
    command.leads = options.leads == "default" ? std::optional<std::string>("") : options.leads;
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_deadline((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (options.at || options.in) {
        auto due = due_of(call, options, *found->record);
        if (!due) return tl::unexpected(due.error());
        command.due = std::move(due->when);
    }
    command.case_uuid = found->record->row.uuid;
    command.deadline_uuid = found->row->uuid;
    return dispatch_and_report(call, **session, command, found->row->number);
}

struct DoneOptions {
    std::int64_t id = 0;
    bool undo = false;
    std::optional<std::string> note;
};

void declare_done(Grammar& grammar, DoneOptions& options) {
    grammar.id("ID", options.id, "cli_help_deadline_id"_tr);
    grammar.flag("undo", options.undo, "cli_help_reopen"_tr);
    grammar.option("note", "T", options.note, "cli_help_done_note"_tr);
}

void declare_remove(Grammar& grammar, DoneOptions& options) {
    grammar.id("ID", options.id, "cli_help_deadline_id"_tr);
}

template <class MakeCommand>
Exit on_deadline(Call& call, std::int64_t id, MakeCommand make_command) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_deadline((*session)->state(), id);
    if (!found) return tl::unexpected(found.error());
    const auto number = found->row->number;
    return dispatch_and_report(call, **session, make_command(found->record->row.uuid, found->row->uuid), number);
}

Exit run_done(Call& call, const DoneOptions& options) {
    return on_deadline(call, options.id, [&](const auto& case_uuid, const auto& uuid) {
        return core::CompleteDeadline{case_uuid, uuid, !options.undo, options.note};
    });
}

Exit run_remove(Call& call, const DoneOptions& options) {
    return on_deadline(call, options.id, [](const auto& case_uuid, const auto& uuid) {
        return core::RemoveDeadline{case_uuid, uuid};
    });
}

struct SnoozeOptions {
    std::int64_t id = 0;
    std::optional<std::string> until, span;
};

void declare_snooze(Grammar& grammar, SnoozeOptions& options) {
    grammar.id("ID", options.id, "cli_help_deadline_id"_tr);
    grammar.option("until", "T", options.until, "cli_help_until"_tr);
    grammar.option("for", "1h", options.span, "cli_help_for"_tr);
}

Exit run_snooze(Call& call, const SnoozeOptions& options) {
    if (options.until.has_value() == options.span.has_value())
        return core::fail(ErrorKind::usage, "cli_error_until_or_for"_tr);
    const auto chosen = options.until ? read_when(call, *options.until, core::Looks::ahead)
                                      : read_from_now(call, *options.span).map([](auto read) { return read.when; });
    const auto until = chosen.map([&](const auto& when) { return core::snooze_until(when, reader_of(call)); });
    if (!until) return tl::unexpected(until.error());
    return on_deadline(call, options.id, [&](const auto& case_uuid, const auto& uuid) {
        return core::SnoozeDeadline{case_uuid, uuid, *until};
    });
}

}  // namespace

const Verb kDeadlineAdd{410, "deadline add", "cli_verb_deadline_add"_tr, define<DeadlineOptions, declare_add, run_add>};
const Verb kDeadlineEdit{430, "deadline edit", "cli_verb_deadline_edit"_tr,
                         define<DeadlineOptions, declare_edit, run_edit>};
const Verb kDeadlineDone{440, "deadline done", "cli_verb_deadline_done"_tr,
                         define<DoneOptions, declare_done, run_done>};
const Verb kDeadlineSnooze{450, "deadline snooze", "cli_verb_deadline_snooze"_tr,
                           define<SnoozeOptions, declare_snooze, run_snooze>};
const Verb kDeadlineRemove{460, "deadline remove", "cli_verb_deadline_remove"_tr,
                           define<DoneOptions, declare_remove, run_remove>};

}  // namespace recoup::cli::inline deadlines
