#include "cli/output/chosen.h"

#include <algorithm>

#include "cli/command_line/values.h"

namespace recoup::cli::inline output {

bool CaseFilter::takes(const core::CaseRecord& record) const {
    if (record.in_bin() != bin) return false;
    if (!bin && record.row.archived != archived) return false;
    if (!bin && !archived && record.watched()) return false;
    if (stage && record.row.stage != *stage) return false;
    return !due_until || (!record.ended() && record.next_deadline() != nullptr && record.next_due() <= *due_until);
}

void declare_chosen(Grammar& grammar, ChosenOptions& options) {
    grammar.option("stage", "S", options.stage, "cli_help_list_stage"_tr, core::words<core::Stage>());
    grammar.option("search", "Q", options.search, "cli_help_search"_tr);
    grammar.flag("no-pictures", options.no_pictures, "cli_help_no_pictures"_tr);
    grammar.flag("overdue", options.overdue, "cli_help_overdue"_tr);
    grammar.option("due-within", "7d", options.due_within, "cli_help_due_within"_tr);
    grammar.flag("archived", options.archived, "cli_help_archived"_tr);
    grammar.flag("bin", options.bin, "cli_help_bin"_tr);
}

core::Result<CaseFilter> filter_of(const Call& call, const ChosenOptions& options) {
    CaseFilter filter{.archived = options.archived, .bin = options.bin};
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

std::vector<const core::CaseRecord*> matching(const core::State& state, const CaseFilter& filter) {
    std::vector<const core::CaseRecord*> cases;
    const auto matches = state.search(filter.search);
    for (std::size_t i = 0; i < state.cases().size(); ++i)
        if (matches[i] != core::Match::none && filter.takes(state.cases()[i])) cases.push_back(&state.cases()[i]);
    std::sort(cases.begin(), cases.end(), [](const auto* a, const auto* b) { return a->row.number < b->row.number; });
    return cases;
}

}  // namespace recoup::cli::inline output
