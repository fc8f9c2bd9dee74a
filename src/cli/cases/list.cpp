#include <algorithm>

#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "core/view/found.h"

namespace recoup::cli::inline cases {

using core::CaseRecord;
using core::Tr;

namespace {

struct ListOptions {
    std::optional<std::string> stage, search, due_within;
    bool overdue = false;
    bool archived = false;
    bool bin = false;
    bool no_pictures = false;
};

struct Filter {
    std::optional<core::Stage> stage;
    core::SearchQuery search;
    std::optional<core::Instant> due_until;  // has a deadline that ends by then
    bool archived = false;
    bool bin = false;

    bool takes(const CaseRecord& record) const {
        if (record.in_bin() != bin) return false;
        if (!bin && record.row.archived != archived) return false;
        if (stage && record.row.stage != *stage) return false;
        return !due_until || (!record.ended() && record.next_deadline() != nullptr && record.next_due() <= *due_until);
    }
};

constexpr std::size_t kMostHits = 3;  // told of a case, without its title

void declare(Grammar& grammar, ListOptions& options) {
    grammar.option("stage", "S", options.stage, "cli_help_list_stage"_tr, core::words<core::Stage>());
    grammar.option("search", "Q", options.search, "cli_help_search"_tr);
    grammar.flag("no-pictures", options.no_pictures, "cli_help_no_pictures"_tr);
    grammar.flag("overdue", options.overdue, "cli_help_overdue"_tr);
    grammar.option("due-within", "7d", options.due_within, "cli_help_due_within"_tr);
    grammar.flag("archived", options.archived, "cli_help_archived"_tr);
    grammar.flag("bin", options.bin, "cli_help_bin"_tr);
}

core::Result<Filter> filter_of(const Call& call, const ListOptions& options) {
    Filter filter{.archived = options.archived, .bin = options.bin};
    if (options.stage) {
        const auto stage = read_word<core::Stage>(*options.stage);
        if (!stage) return tl::unexpected(stage.error());
        filter.stage = *stage;
    }
    if (options.search) filter.search = core::search_query(*options.search);
    if (options.due_within) {
        const auto until = read_due_until(call, *options.due_within);
        if (!until) return tl::unexpected(until.error());
        filter.due_until = *until;
    }
    if (options.overdue) filter.due_until = call.now() - std::chrono::seconds(1);
    return filter;
}

// What of the file is looked at; which of it is listed, the filter says.
app::Excerpt excerpt_of(const Call& call, const Filter& filter) {
    using Detail = app::Excerpt::Detail;
    return {.archived = filter.archived,
            .bin = filter.bin,
            .stage = filter.stage,
            .detail = call.json ? Detail::whole : Detail::line,
            .searched = !filter.search.empty()};
}

std::vector<const CaseRecord*> matching(const core::State& state, const Filter& filter) {
    std::vector<const CaseRecord*> cases;
    const auto matches = state.search(filter.search);
    for (std::size_t i = 0; i < state.cases().size(); ++i)
        if (matches[i] != core::Match::none && filter.takes(state.cases()[i])) cases.push_back(&state.cases()[i]);
    std::sort(cases.begin(), cases.end(), [](const auto* a, const auto* b) { return a->row.number < b->row.number; });
    return cases;
}

Cell due_cell(const Call& call, const CaseRecord& record) {
    if (record.ended()) return {std::string(core::label(call.lang, record.row.outcome)), Ink::muted};
    const auto* next = record.next_deadline();
    if (next == nullptr) return {std::string(core::tr(call.lang, "deadline_none"_tr)), Ink::muted};
    return time_left(call, *next);
}

// Where the words stand that the line of the case does not show.
void add_hits(const Call& call, Table& table, const std::vector<core::Hit>& hits) {
    std::size_t told = 0;
    for (const auto& hit : hits) {
        if (hit.place == core::SearchPlace::title || told == kMostHits) continue;
        ++told;
        const auto shown = core::with_place(hit, call.lang);
        table.add_below("    " + marked_line(shown.text, shown.marks, call.colour));
    }
}

void print(Call& call, const core::State& state, const core::SearchQuery& search,
           const std::vector<const CaseRecord*>& cases) {
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("title"_tr), false, true},
                 {tr("case_stage"_tr)},
                 {tr("cli_column_amount"_tr), true},
                 {tr("deadline"_tr)},
                 {tr("evidence"_tr)}});
    for (const auto* record : cases) {
        const auto& row = record->row;
        table.add({{std::to_string(row.number), Ink::strong},
                   {row.title},
                   {std::string(core::label(call.lang, row.stage))},
                   {headline_amount(row)},
                   due_cell(call, *record),
                   {fmt::format("{}/{}", record->slots_filled(), record->slots.size()), Ink::muted}});
        if (!search.empty()) add_hits(call, table, core::hits(state, *record, search));
    }
    table.print(call.out, call.colour);
}

Exit run(Call& call, const ListOptions& options) {
    const auto filter = filter_of(call, options);
    if (!filter) return tl::unexpected(filter.error());
    const auto state = read_excerpt(call, excerpt_of(call, *filter), !filter->search.empty() && !options.no_pictures);
    if (!state) return tl::unexpected(state.error());
    const auto cases = matching(*state, *filter);
    if (call.json)
        write_cases(call, *state, filter->search, cases, call.out);
    else if (cases.empty())
        call.say(core::tr(call.lang, "cli_list_empty"_tr));
    else
        print(call, *state, filter->search, cases);
    return kDone;
}

}  // namespace

const Verb kList{230, "list", "cli_verb_list"_tr, define<ListOptions, declare, run>};

}  // namespace recoup::cli::inline cases
