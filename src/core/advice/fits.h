// What decides whether a rule is for a case at all: its sectors and its conditions. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/law/rule.h"
#include "core/model/state.h"

namespace recoup::core::inline advice {

// Whether the case is one of the sector: as the person answered, else by its playbook, its title, its platform, its
// note and its tags.
bool in_sector(const CaseRecord& record, const Sector& sector);
// One of those that are named by their ids; one that the book does not have is none.
bool in_one_sector(const CaseRecord& record, const std::vector<std::string>& sectors, const Rulebook& rules);

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
// Looks at one case for many rules: what it says is folded once. Of a question or a sector that the book does not have
// nothing can be told: such a condition is not met. What is given outlives it.
class CaseFit {
  public:
    CaseFit(const Rulebook& rules, const CaseRecord& record);
    FitResult of(const Rule& rule) const;

  private:
    const Rulebook& rules_;
    const CaseRecord& record_;
    std::string said_, said_of_payment_;
};

}  // namespace recoup::core::inline advice
