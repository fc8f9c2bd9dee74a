// What is proposed for a new case from the pictures it begins with. Nothing here is kept unless the person keeps it.
// Pure, any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/law/playbook.h"
#include "core/reading/facts.h"

namespace recoup::core::inline reading {

// A value and where it was read.
struct Proposal {
    std::string text;  // as the field takes it
    std::optional<std::int64_t> minor = {};
    std::string currency = {};
    std::optional<When> when = {};
    double score = 0;
    std::size_t picture = 0;  // of those that were read
    std::uint32_t line = 0;   // of that picture

    bool operator==(const Proposal&) const = default;
};

struct PictureProposal {
    EvidenceKind kind = EvidenceKind::other;
    std::optional<Proposal> captured;
};

// Of each field the best first; more than one where the pictures differ, and then all are offered.
struct CaseSuggestion {
    std::string title;  // of the other fields; empty where they are
    std::vector<Proposal> platform, amount, order, paid_at;
    std::optional<Problem> problem;
    std::string playbook;                   // id, of the problem
    std::vector<PictureProposal> pictures;  // in their order

    bool empty() const { return platform.empty() && amount.empty() && order.empty() && paid_at.empty(); }
};

// `platforms`: names the person knows, which a longer name that was read gives way to.
CaseSuggestion suggest_case(std::span<const Reading> readings, Instant now, std::span<const std::string> platforms,
                            std::span<const Playbook> playbooks, Lang lang);

}  // namespace recoup::core::inline reading
