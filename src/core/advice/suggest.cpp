#include "core/advice/suggest.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/model/platforms.h"
#include "core/model/tags.h"
#include "core/search/fold.h"

namespace recoup::core::inline advice {
namespace {

using Counts = std::map<std::string, int, std::less<>>;  // name -> cases

struct Found {
    const std::string* name;
    bool begins;
    int cases;
};

std::vector<std::string> matches(const Counts& counts, std::string_view typed, std::size_t most) {
    const auto trimmed = trim(typed);
    const auto wanted = fold(trimmed);
    std::vector<Found> found;
    for (const auto& [name, cases] : counts) {
        if (name == trimmed) continue;
        const auto at = fold(name).find(wanted);
        if (at != std::string::npos) found.push_back({&name, at == 0, cases});
    }
    std::ranges::stable_sort(
        found, [](const Found& a, const Found& b) { return a.begins != b.begins ? a.begins : a.cases > b.cases; });
    std::vector<std::string> names;
    for (const auto& one : found)
        if (names.size() < most) names.push_back(*one.name);
    return names;
}

}  // namespace

std::vector<std::string> platforms_like(const State& state, std::string_view typed, std::size_t most) {
    Counts counts;
    for (auto& item : platform_items(state)) counts.emplace(std::move(item.name), item.cases);
    return matches(counts, typed, most);
}

std::vector<std::string> tags_like(const State& state, std::string_view typed, const std::vector<std::string>& own,
                                   std::size_t most) {
    Counts counts;
    for (const auto& record : state.cases()) {
        if (record.in_bin() || record.row.tags.empty()) continue;
        for (auto& tag : split_tags(record.row.tags)) ++counts[std::move(tag)];
    }
    for (const auto& tag : own) counts.erase(tag);
    return matches(counts, typed, most);
}

}  // namespace recoup::core::inline advice
