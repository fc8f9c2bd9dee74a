#include "core/view/platform.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/money.h"
#include "core/model/stats.h"

namespace recoup::core::inline view {

std::vector<PlatformFigures> platform_figures(const State& state, const std::string& platform, const Reader& reader) {
    std::vector<PlatformFigures> figures;
    if (platform.empty()) return figures;
    for (const auto& of : stats(state, {.platform = platform}, reader).platforms)
        figures.push_back({std::to_string(of.cases), format_amount(of.recovered_minor, of.currency),
                           of.median_days ? show_days(*of.median_days, reader) : "—", std::to_string(of.pushbacks)});
    return figures;
}

std::vector<PlatformShot> platform_shots(const State& state, std::string_view platform, std::size_t most,
                                         const Reader& reader) {
    std::vector<std::pair<const CaseRecord*, const EvidenceRow*>> found;
    if (platform.empty()) return {};
    for (const auto& record : state.cases())
        if (!record.in_bin() && record.row.platform == platform)
            for (const auto& item : record.evidence) found.emplace_back(&record, &item);
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
        const bool terms_a = a.second->kind == EvidenceKind::terms, terms_b = b.second->kind == EvidenceKind::terms;
        return terms_a != terms_b ? terms_a : a.second->added_at > b.second->added_at;
    });
    std::vector<PlatformShot> shots;
    std::set<std::string_view> seen;
    for (const auto& [record, item] : found) {
        if (shots.size() == most) break;
        if (!seen.insert(item->sha256).second) continue;
        const auto kind = label(reader.lang, item->kind);
        shots.push_back({record->row.uuid, item->uuid, item->sha256, item->file_class,
                         std::string(item->caption.empty() ? kind : std::string_view(item->caption))});
    }
    return shots;
}

}  // namespace recoup::core::inline view
