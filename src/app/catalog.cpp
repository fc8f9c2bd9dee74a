#include "app/catalog.h"

#include <nlohmann/json.hpp>

#include "assets/embedded.h"

namespace recoup::app {

std::vector<core::EvidenceKind> slots_in(std::string_view slots_json, core::Problem problem) {
    const auto data = nlohmann::json::parse(slots_json, nullptr, /*allow_exceptions=*/false);
    std::vector<core::EvidenceKind> slots;
    const auto kinds = data.find(std::string(core::token(problem)));
    if (kinds == data.end()) return slots;
    for (const auto& kind : *kinds)
        if (const auto* name = kind.get_ptr<const std::string*>())
            if (const auto known = core::parse_word<core::EvidenceKind>(*name)) slots.push_back(*known);
    return slots;
}

std::vector<core::EvidenceKind> slots_of(core::Problem problem) {
    return slots_in(assets::text("slots.json"), problem);
}

}  // namespace recoup::app
