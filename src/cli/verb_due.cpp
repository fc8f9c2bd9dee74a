#include <algorithm>

#include "cli/documents.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/values.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::Tr;

namespace {

struct DueOptions {
    std::optional<std::string> within;
};

void declare(Grammar& grammar, DueOptions& options) {
    grammar.option("within", "7d", options.within, "cli_help_within"_tr);
}

// Of open cases on the board, what is not done, soonest first.
std::vector<DueDeadline> due_deadlines(const Context& context, const core::State& state,
                                       std::optional<core::Instant> until) {
    std::vector<DueDeadline> deadlines;
    for (const auto& record : state.cases()) {
        if (!record.on_board() || record.ended()) continue;
        for (const auto& row : record.deadlines) {
            const auto due = core::last_second(row.due, context.zones());
            if (!row.done_at && (!until || due <= *until)) deadlines.push_back({&record, &row, due});
        }
    }
    std::sort(deadlines.begin(), deadlines.end(), [](const auto& a, const auto& b) {
        return std::pair(a.due, a.row->number) < std::pair(b.due, b.row->number);
    });
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
