#include "core/advice/fits.h"

#include <algorithm>

#include "core/model/trigger.h"
#include "core/search/fold.h"

namespace recoup::core::inline advice {
namespace {

bool says_one(const std::string& said, const std::vector<std::string>& words) {
    return std::ranges::any_of(words, [&](const std::string& word) { return said.find(word) != std::string::npos; });
}

bool among(const std::vector<std::string>& all, std::string_view one) {
    return std::ranges::find(all, one) != all.end();
}

}  // namespace

bool in_sector(const CaseRecord& record, const Sector& sector) {
    if (const auto* answer = answer_of(record, "sector:" + sector.id)) return *answer == "yes";
    const auto& row = record.row;
    if (!row.playbook.empty() && among(sector.playbooks, row.playbook)) return true;
    return says_one(fold(row.title + '\n' + row.platform + '\n' + row.note + '\n' + row.tags), sector.words);
}

const Question::Choice* choice_of(const CaseRecord& record, const Question& question) {
    if (const auto* answer = answer_of(record, question.id)) return question.find(*answer);
    const auto& row = record.row;
    const auto said = fold(row.payment_method + '\n' + row.title + '\n' + row.note);
    const Question::Choice* only = nullptr;
    for (const auto& choice : question.choices) {
        if (!says_one(said, choice.words)) continue;
        if (only) return nullptr;
        only = &choice;
    }
    return only;
}

FitResult fit_of(const Rule& rule, const Rulebook& rules, const CaseRecord& record) {
    const auto of_sector = [&](const std::string& id) {
        const auto* sector = rules.sector(id);
        return sector && in_sector(record, *sector);
    };
    if (!rule.sectors.empty() && std::ranges::none_of(rule.sectors, of_sector)) return {Fit::no_sector};
    const Question* open = nullptr;
    bool several = false;
    for (const auto& condition : rule.when) {
        const auto* question = rules.question(condition.question);
        if (!question) return {Fit::no_condition};
        const auto* choice = choice_of(record, *question);
        if (choice && !among(condition.is, choice->id)) return {Fit::no_condition, question};
        if (choice) continue;
        several = open != nullptr;
        open = question;
    }
    if (!open) return {};
    return {several ? Fit::unclear : Fit::asked, open};
}

}  // namespace recoup::core::inline advice
