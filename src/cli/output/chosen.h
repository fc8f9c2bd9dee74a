// Which cases a verb is about: the options of `list`, and what they take. Main thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command_line/call.h"
#include "cli/command_line/grammar.h"
#include "core/model/state.h"

namespace recoup::cli::inline output {

struct ChosenOptions {
    std::optional<std::string> stage, search, due_within;
    bool overdue = false;
    bool archived = false;
    bool bin = false;
    bool no_pictures = false;

    bool any() const { return stage || search || due_within || overdue || archived || bin; }
};

struct CaseFilter {
    std::optional<core::Stage> stage;
    core::SearchQuery search;
    std::optional<core::Instant> due_until;  // has a deadline that ends by then
    bool archived = false;
    bool bin = false;

    bool takes(const core::CaseRecord& record) const;
};

void declare_chosen(Grammar& grammar, ChosenOptions& options);
core::Result<CaseFilter> filter_of(const Call& call, const ChosenOptions& options);
// By short number.
std::vector<const core::CaseRecord*> matching(const core::State& state, const CaseFilter& filter);

}  // namespace recoup::cli::inline output
