#include "core/advice/law_of.h"

#include <algorithm>

#include "core/advice/fits.h"
#include "core/search/fold.h"

namespace recoup::core::inline advice {
namespace {

bool of_sector(const CaseRecord& record, const Playbook::Law& law, const Rulebook& rules) {
    return law.sectors.empty() || std::ranges::any_of(law.sectors, [&](const std::string& id) {
               const auto* sector = rules.sector(id);
               return sector && in_sector(record, *sector);
           });
}

bool says(const std::string& said, const Playbook::Law& law) {
    return law.words.empty() || std::ranges::any_of(law.words, [&](const std::string& word) {
               return said.find(word) != std::string::npos;
           });
}

}  // namespace

std::vector<const Playbook::Law*> law_of(const CaseRecord& record, const Playbook& playbook, const Rulebook& rules) {
    const auto& row = record.row;
    const auto said = fold(row.title + '\n' + row.platform + '\n' + row.note + '\n' + row.tags);
    std::vector<const Playbook::Law*> fitting;
    for (const auto& law : playbook.law)
        if (law.jurisdiction == row.jurisdiction && of_sector(record, law, rules) && says(said, law))
            fitting.push_back(&law);
    return fitting;
}

}  // namespace recoup::core::inline advice
