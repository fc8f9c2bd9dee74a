#include "core/law/playbook.h"

#include <algorithm>

namespace recoup::core::inline law {

std::vector<EvidenceKind> Playbook::slots() const {
    std::vector<EvidenceKind> kinds;
    for (const auto& one : capture) kinds.push_back(one.kind);
    return kinds;
}

const Playbook* find_playbook(std::span<const Playbook> playbooks, std::string_view id) {
    const auto at = std::find_if(playbooks.begin(), playbooks.end(), [&](const auto& one) { return one.id == id; });
    return at == playbooks.end() ? nullptr : &*at;
}

const Playbook* playbook_for(std::span<const Playbook> playbooks, Problem problem) {
    for (const auto& one : playbooks)
        if (std::find(one.problems.begin(), one.problems.end(), problem) != one.problems.end()) return &one;
    return nullptr;
}

const Playbook* playbook_of(std::span<const Playbook> playbooks, std::string_view id, Problem problem) {
    const auto* named = find_playbook(playbooks, id);
    return named ? named : playbook_for(playbooks, problem);
}

}  // namespace recoup::core::inline law
