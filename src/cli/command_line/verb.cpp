#include "cli/command_line/verb.h"

#include <algorithm>

namespace recoup::cli::inline command_line {

namespace {

// A constant before any constructor runs, so that the order of those does not matter.
constinit const Verb* newest_verb = nullptr;

}  // namespace

Verb::Verb(int place_in_help, std::string_view verb_name, core::Tr sentence, Run (*define_arguments)(Grammar&)) noexcept
    : place(place_in_help), name(verb_name), summary(sentence), define(define_arguments), older(newest_verb) {
    newest_verb = this;
}

std::vector<const Verb*> all_verbs() {
    std::vector<const Verb*> verbs;
    for (const auto* verb = newest_verb; verb; verb = verb->older) verbs.push_back(verb);
    std::ranges::sort(verbs, {}, &Verb::place);
    return verbs;
}

}  // namespace recoup::cli::inline command_line
