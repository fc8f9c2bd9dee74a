#include "core/edit/first_proof.h"

#include <algorithm>

namespace recoup::core::inline edit {

void name_first(std::span<NewEvidence> evidence, std::span<const EvidenceKind> slots) {
    if (evidence.empty() || slots.empty()) return;
    auto& first = evidence.front();
    if (first.kind != EvidenceKind::other || first.file_class != FileClass::picture) return;
    const auto paid = std::find(slots.begin(), slots.end(), EvidenceKind::payment_proof);
    first.kind = paid != slots.end() ? *paid : slots.front();
}

}  // namespace recoup::core::inline edit
