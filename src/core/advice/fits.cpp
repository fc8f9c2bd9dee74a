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

// What tells the sectors of a case, and what answers a question of it; folded.
std::string said_by(const CaseRow& row) {
    return fold(row.title + '\n' + row.platform + '\n' + row.note + '\n' + row.tags);
}
std::string said_of_payment_by(const CaseRow& row) {
    return fold(row.payment_method + '\n' + row.title + '\n' + row.note);
}

bool is_in(const CaseRecord& record, const std::string& said, const Sector& sector) {
    if (const auto* answer = answer_of(record, "sector:" + sector.id)) return *answer == "yes";
    if (!record.row.playbook.empty() && among(sector.playbooks, record.row.playbook)) return true;
    return says_one(said, sector.words);
}

bool is_in_one(const CaseRecord& record, const std::string& said, const std::vector<std::string>& sectors,
               const Rulebook& rules) {
    return std::ranges::any_of(sectors, [&](const std::string& id) {
        const auto* sector = rules.sector(id);
        return sector && is_in(record, said, *sector);
    });
}

const Question::Choice* chosen(const CaseRecord& record, const std::string& said, const Question& question) {
    if (const auto* answer = answer_of(record, question.id)) return question.find(*answer);
    const Question::Choice* only = nullptr;
    for (const auto& choice : question.choices) {
        if (!says_one(said, choice.words)) continue;
        if (only) return nullptr;
        only = &choice;
    }
    return only;
}

}  // namespace

bool in_sector(const CaseRecord& record, const Sector& sector) {
    return is_in(record, said_by(record.row), sector);
}

bool in_one_sector(const CaseRecord& record, const std::vector<std::string>& sectors, const Rulebook& rules) {
    return !sectors.empty() && is_in_one(record, said_by(record.row), sectors, rules);
}

const Question::Choice* choice_of(const CaseRecord& record, const Question& question) {
    return chosen(record, said_of_payment_by(record.row), question);
}

CaseFit::CaseFit(const Rulebook& rules, const CaseRecord& record)
    : rules_(rules), record_(record), said_(said_by(record.row)), said_of_payment_(said_of_payment_by(record.row)) {}

FitResult CaseFit::of(const Rule& rule) const {
    if (!rule.sectors.empty() && !is_in_one(record_, said_, rule.sectors, rules_)) return {Fit::no_sector};
    const Question* open = nullptr;
    bool several = false;
    for (const auto& condition : rule.when) {
        const auto* question = rules_.question(condition.question);
        if (!question) return {Fit::no_condition};
        const auto* choice = chosen(record_, said_of_payment_, *question);
        if (choice && !among(condition.is, choice->id)) return {Fit::no_condition, question};
        if (choice) continue;
        several = open != nullptr;
        open = question;
    }
    if (!open) return {};
    return {several ? Fit::unclear : Fit::asked, open};
}

}  // namespace recoup::core::inline advice
