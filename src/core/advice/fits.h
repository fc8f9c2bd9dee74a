// What decides whether a rule is for a case at all: its sectors and its conditions. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/law/rule.h"
#include "core/model/state.h"

namespace recoup::core::inline advice {

// Whether the case is one of the sector: as the person answered, else by its playbook, its title, its platform, its
// note and its tags.
bool in_sector(const CaseRecord& record, const Sector& sector);

// How the case answers the question: as the person did, else by what it says of how it was paid, its title and its
// note. Nothing where that names no choice, or several.
const Question::Choice* choice_of(const CaseRecord& record, const Question& question);

enum class Fit : std::uint8_t {
    yes,
    no_sector,
    no_condition,
    asked,    // one question decides
    unclear,  // more than one would have to be asked
};
struct FitResult {
    Fit fit = Fit::yes;
    const Question* question = nullptr;  // that decides, or that was answered against the rule
};
// Of a question or a sector that the book does not have nothing can be told: such a condition is not met.
FitResult fit_of(const Rule& rule, const Rulebook& rules, const CaseRecord& record);

}  // namespace recoup::core::inline advice
