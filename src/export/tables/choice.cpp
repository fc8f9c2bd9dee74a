#include "export/tables/choice.h"

#include <algorithm>

namespace recoup::exporting::inline tables {

std::vector<const core::CaseRecord*> by_number(const core::State& state) {
    std::vector<const core::CaseRecord*> cases;
    for (const auto& record : state.cases()) cases.push_back(&record);
    std::ranges::sort(cases, {}, [](const auto* record) { return record->row.number; });
    return cases;
}

}  // namespace recoup::exporting::inline tables
