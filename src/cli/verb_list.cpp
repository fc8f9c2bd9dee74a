#include <algorithm>

#include "cli/documents.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/values.h"
#include "cli/verbs.h"
#include "core/board_view.h"

namespace recoup::cli {

using core::CaseRecord;
using core::Tr;

namespace {

struct ListOptions {
    std::optional<std::string> stage, search, due_within;
    bool overdue = false;
    bool archived = false;
    bool bin = false;
};

struct Filter {
    std::optional<core::Stage> stage;
    std::string search;
    std::optional<core::Instant> due_until;  // has a deadline that ends by then
    bool archived = false;
    bool bin = false;

    bool takes(const CaseRecord& record) const {
        if (record.in_bin() != bin) return false;
        if (!bin && record.row.archived != archived) return false;
        if (stage && record.row.stage != *stage) return false;
        if (due_until && (record.ended() || record.next_deadline() == nullptr || record.next_due() > *due_until))
            return false;
        return core::matches_search(record, search);
    }
};

void declare(Grammar& grammar, ListOptions& options) {
    grammar.option("stage", "S", options.stage, "cli_help_list_stage"_tr);
    grammar.option("search", "Q", options.search, "cli_help_search"_tr);
    grammar.flag("overdue", options.overdue, "cli_help_overdue"_tr);
    grammar.option("due-within", "7d", options.due_within, "cli_help_due_within"_tr);
    grammar.flag("archived", options.archived, "cli_help_archived"_tr);
    grammar.flag("bin", options.bin, "cli_help_bin"_tr);
}

core::Result<Filter> filter_of(const Context& context, const ListOptions& options) {
    Filter filter{.archived = options.archived, .bin = options.bin};
    if (options.stage) {
        const auto stage = read_word<core::Stage>(*options.stage);
        if (!stage) return tl::unexpected(stage.error());
        filter.stage = *stage;
    }
    if (options.search) filter.search = core::fold_case(*options.search);
    if (options.due_within) {
        const auto span = read_duration(*options.due_within);
        if (!span) return tl::unexpected(span.error());
        filter.due_until = context.now() + *span;
    }
    if (options.overdue) filter.due_until = context.now() - std::chrono::seconds(1);
    return filter;
}

std::vector<const CaseRecord*> matching(const core::State& state, const Filter& filter) {
    std::vector<const CaseRecord*> cases;
    for (const auto& record : state.cases())
        if (filter.takes(record)) cases.push_back(&record);
    std::sort(cases.begin(), cases.end(), [](const auto* a, const auto* b) { return a->row.number < b->row.number; });
    return cases;
}

Cell due_cell(const Context& context, const CaseRecord& record) {
    if (record.ended()) return {std::string(core::label(context.lang, record.row.outcome)), Ink::muted};
    const auto* next = record.next_deadline();
    if (next == nullptr) return {std::string(core::tr(context.lang, "deadline_none"_tr)), Ink::muted};
    return time_left(context, *next);
}

void print(Context& context, const std::vector<const CaseRecord*>& cases) {
    const auto tr = [&](Tr key) { return std::string(core::tr(context.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("cli_column_title"_tr), false, true},
                 {tr("cli_column_stage"_tr)},
                 {tr("cli_column_amount"_tr), true},
                 {tr("cli_column_due"_tr)},
                 {tr("cli_column_slots"_tr)}});
    for (const auto* record : cases) {
        const auto& row = record->row;
        table.add({{std::to_string(row.number), Ink::strong},
                   {row.title},
                   {std::string(core::label(context.lang, row.stage))},
                   {headline_amount(row)},
                   due_cell(context, *record),
                   {fmt::format("{}/{}", record->slots_filled(), record->slots.size()), Ink::muted}});
    }
    table.print(context.out, context.colour);
}

Exit run(Context& context, const ListOptions& options) {
    const auto filter = filter_of(context, options);
    if (!filter) return tl::unexpected(filter.error());
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto cases = matching((*session)->state(), *filter);
    if (context.json)
        write_cases(context, cases, context.out);
    else if (cases.empty())
        context.say(core::tr(context.lang, "cli_list_empty"_tr));
    else
        print(context, cases);
    return kDone;
}

}  // namespace

const Verb kList{"list", "cli_verb_list"_tr, define<ListOptions, declare, run>};

}  // namespace recoup::cli
