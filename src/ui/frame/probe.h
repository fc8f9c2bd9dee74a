// Names rectangles on the screen for tests. Costs a null check when nobody records. Main thread.
#pragma once

#include <imgui.h>

#include <map>
#include <string>
#include <string_view>

namespace recoup::ui::inline frame {

struct ProbeRect {
    ImVec2 min, max;
    ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
};

using Probes = std::map<std::string, ProbeRect, std::less<>>;

inline void probe(Probes* probes, std::string_view name, ImVec2 min, ImVec2 max) {
    if (probes) probes->insert_or_assign(std::string(name), ProbeRect{min, max});
}

// The rectangle of the last Dear ImGui item.
inline void probe(Probes* probes, std::string_view name) {
    if (probes) probe(probes, name, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
}

// "card/42" without making the string when nobody records.
inline void probe(Probes* probes, std::string_view kind, long long id, ImVec2 min, ImVec2 max) {
    if (probes) probe(probes, std::string(kind) + '/' + std::to_string(id), min, max);
}

}  // namespace recoup::ui::inline frame
