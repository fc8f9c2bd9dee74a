#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "core/view/agenda.h"

namespace recoup::cli::inline deadlines {

using core::Tr;

namespace {

struct DueOptions {
    std::optional<std::string> within;
};

void declare(Grammar& grammar, DueOptions& options) {
    grammar.option("within", "7d", options.within, "cli_help_within"_tr);
}

// What the agenda shows, in its order.
std::vector<DueDeadline> due_deadlines(const Call& call, const core::State& state, std::optional<core::Instant> until) {
    std::vector<DueDeadline> deadlines;
    const auto agenda = core::agenda_view(state, {}, {call.lang, call.now(), &call.zones(), call.zone});
    for (const auto& item : agenda.items) {
        if (until && (item.stopped || item.due > *until)) continue;
        const auto& record = state.cases()[item.record];
        deadlines.push_back({&record, &record.deadlines[item.deadline], item.due});
    }
    return deadlines;
}

void print(Call& call, const std::vector<DueDeadline>& deadlines) {
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("cli_column_left"_tr)},
                 {tr("cli_column_due_at"_tr)},
                 {tr("deadline"_tr), false, true},
                 {tr("cli_column_case"_tr), false, true}});
    for (const auto& [record, row, due] : deadlines)
        table.add({{std::to_string(row->number), Ink::strong},
                   time_left(call, *row),
                   {local_when(call, row->due)},
                   {row->title},
                   {fmt::format("{} {}", record->row.number, record->row.title)}});
    table.print(call.out, call.colour);
}

Exit run(Call& call, const DueOptions& options) {
    std::optional<core::Instant> until;
    if (options.within) {
        const auto read = read_due_until(call, *options.within);
        if (!read) return tl::unexpected(read.error());
        until = *read;
    }
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto deadlines = due_deadlines(call, (*session)->state(), until);
    if (call.json)
        write_deadlines(call, deadlines, call.out);
    else if (deadlines.empty())
        call.say(core::tr(call.lang, "cli_due_empty"_tr));
    else
        print(call, deadlines);
    return kDone;
}

}  // namespace

const Verb kDue{810, "due", "cli_verb_due"_tr, define<DueOptions, declare, run>};

}  // namespace recoup::cli::inline deadlines
