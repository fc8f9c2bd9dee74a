#include "cli/command_line/verb.h"
#include "cli/output/chosen.h"
#include "cli/output/documents.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "core/view/found.h"

namespace recoup::cli::inline cases {

using core::CaseRecord;
using core::Tr;

namespace {

constexpr std::size_t kMostHits = 3;  // told of a case, without its title

// What of the file is looked at; which of it is listed, the filter says.
app::Excerpt excerpt_of(const Call& call, const CaseFilter& filter) {
    using Detail = app::Excerpt::Detail;
    return {.archived = filter.archived,
            .bin = filter.bin,
            .stage = filter.stage,
            .detail = call.json ? Detail::whole : Detail::line,
            .searched = !filter.search.empty()};
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

Exit run(Call& call, const ChosenOptions& options) {
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

const Verb kList{230, "list", "cli_verb_list"_tr, define<ChosenOptions, declare_chosen, run>};

}  // namespace recoup::cli::inline cases
