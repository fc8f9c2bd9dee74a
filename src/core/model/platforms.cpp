#include "core/model/platforms.h"

#include <functional>
#include <map>

namespace recoup::core::inline model {

std::vector<PlatformItem> platform_items(const State& state) {
    std::map<std::string, int, std::less<>> counts;
    for (const auto& record : state.cases())
        if (!record.in_bin() && !record.row.platform.empty()) ++counts[record.row.platform];
    std::vector<PlatformItem> items;
    for (const auto& record : state.platforms()) {
        const auto named = counts.extract(record.row.name);
        items.push_back({record.row.uuid, record.row.name, named ? named.mapped() : 0});
    }
    for (const auto& [name, cases] : counts) items.push_back({{}, name, cases});
    return items;
}

}  // namespace recoup::core::inline model
