// Playbooks: what to do for one kind of trouble, from assets/playbooks and the user's own files. Pure values, any
// thread.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/law/rule.h"

namespace recoup::core::inline law {

struct Playbook {
    struct Capture {
        EvidenceKind kind = EvidenceKind::other;
        Bilingual why;
    };
    // What a letter may cite without any deadline having been accepted.
    struct Law {
        std::string jurisdiction;            // "CN"
        Bilingual cite, says;                // where it stands; what it says, in a sentence
        Standing standing = Standing::c2;    // how well that is known
        std::vector<std::string> sectors{};  // ids, of one of which the case has to be; none: any
        std::vector<std::string> words{};    // folded, one of which the case has to say; none: any
        std::vector<Party> binds{};          // none: whoever sells or serves
        // Days after the first contact from which this kind of trouble breaches it; nothing: it breaches nothing of it.
        std::optional<std::int64_t> breached_after{};
        std::optional<std::int64_t> found_within{};  // months from receipt, in which the trouble has to have shown
        std::optional<bool> clause{};                // whether a clause of the other side has to be on record, or none
    };
    std::string id, version;
    std::int64_t order = 0;
    std::vector<Problem> problems;  // it is the first choice for; none: it is chosen by hand
    Bilingual title, recognise;
    std::vector<Capture> capture;                           // in the first hour, in this order; the slots of the case
    std::array<std::vector<Bilingual>, kStageCount> steps;  // by stage; the first is the next step
    std::vector<std::string> rules, preset_rules;           // ids: offered; added with the case
    std::vector<std::string> messages;                      // ids
    std::vector<Route> routes;
    std::vector<Law> law;  // the most fitting first
    std::vector<Bilingual> watch, pitfalls;
    bool own = false;  // the user's, not the program's

    const std::vector<Bilingual>& steps_of(Stage stage) const { return steps[static_cast<std::size_t>(stage)]; }
    std::vector<EvidenceKind> slots() const;
};

// All three point into `playbooks`, or at nothing.
const Playbook* find_playbook(std::span<const Playbook> playbooks, std::string_view id);
// The first that is made for it.
const Playbook* playbook_for(std::span<const Playbook> playbooks, Problem problem);
// The one a case names, else the one its problem asks for.
const Playbook* playbook_of(std::span<const Playbook> playbooks, std::string_view id, Problem problem);

}  // namespace recoup::core::inline law
