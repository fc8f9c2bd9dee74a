#include "cli/documents.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/values.h"
#include "cli/verbs.h"
#include "core/agenda_view.h"

namespace recoup::cli {

using core::Tr;

namespace {

struct DueOptions {
    std::optional<std::string> within;
};

void declare(Grammar& grammar, DueOptions& options) {
    grammar.option("within", "7d", options.within, "cli_help_within"_tr);
}

// What the agenda shows, in its order.
std::vector<DueDeadline> due_deadlines(const Context& context, const core::State& state,
                                       std::optional<core::Instant> until) {
    std::vector<DueDeadline> deadlines;
    const auto agenda = core::agenda_view(state, {}, {context.lang, context.now(), &context.zones(), context.zone});
    for (const auto& item : agenda.items) {
        if (until && (item.stopped || item.due > *until)) continue;
        const auto& record = state.cases()[item.record];
        deadlines.push_back({&record, &record.deadlines[item.deadline], item.due});
    }
    return deadlines;
}

void print(Context& context, const std::vector<DueDeadline>& deadlines) {
    const auto tr = [&](Tr key) { return std::string(core::tr(context.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("cli_column_left"_tr)},
                 {tr("cli_column_due_at"_tr)},
                 {tr("cli_column_deadline"_tr), false, true},
                 {tr("cli_column_case"_tr), false, true}});
    for (const auto& [record, row, due] : deadlines)
        table.add({{std::to_string(row->number), Ink::strong},
                   time_left(context, *row),
                   {local_when(context, row->due)},
                   {row->title},
                   {fmt::format("{} {}", record->row.number, record->row.title)}});
    table.print(context.out, context.colour);
}

Exit run(Context& context, const DueOptions& options) {
    std::optional<core::Instant> until;
    if (options.within) {
        const auto span = read_duration(*options.within);
        if (!span) return tl::unexpected(span.error());
        until = context.now() + *span;
    }
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto deadlines = due_deadlines(context, (*session)->state(), until);
    if (context.json)
        write_deadlines(context, deadlines, context.out);
    else if (deadlines.empty())
        context.say(core::tr(context.lang, "cli_due_empty"_tr));
    else
        print(context, deadlines);
    return kDone;
}

}  // namespace

const Verb kDue{"due", "cli_verb_due"_tr, define<DueOptions, declare, run>};

}  // namespace recoup::cli
