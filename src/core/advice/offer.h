// Which rules a case is offered. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/law/playbook.h"
#include "core/law/rule.h"
#include "core/model/state.h"
#include "core/model/trigger.h"

namespace recoup::core::inline advice {

struct Offer {
    const Rule* rule = nullptr;
    std::optional<When> from;  // nothing: its date has to be asked for
    bool of_playbook = false;
    const Question* asks = nullptr;  // decides whether it fits; nothing: it does
};

// Why a rule of the case's region is not offered.
enum class NotOffered : std::uint8_t {
    platform,
    problem,
    sector,
    condition,  // the case answers `question` against it
    unclear,    // too much would have to be asked
    route,
    route_taken,  // it was the time to take it
    route_closed,
    not_in_force,
    past
};
struct Withheld {
    const Rule* rule = nullptr;
    NotOffered why{};
    std::optional<When> due = {};  // past only: when that was
    const Question* question = nullptr;

    bool operator==(const Withheld&) const = default;
};
// What a case is offered, and what is kept from it; both point into the book.
struct Sifted {
    // The playbook's in its order, then the others. Without those the case counts already, those of a route that was
    // not taken, the time to take one that was, and those whose day is past: nobody can keep that any more.
    std::vector<Offer> offers;
    // Those of the region and of everywhere that are neither offered nor counted already: the playbook's in its order,
    // then in the order of the book.
    std::vector<Withheld> withheld;
};
// By problem, playbook, jurisdiction, platform, sector, conditions and the time the rule holds. `of_playbook`: ids.
Sifted sift(const Rulebook& rules, std::span<const std::string> of_playbook, const CaseRecord& record, Instant now,
            const Zones& zones);

// The ids of those that the case's playbook names; of `playbooks`.
std::span<const std::string> playbook_rules(std::span<const Playbook> playbooks, const CaseRow& row);

// Whether `name`, as a person wrote it, means the platform of that token: 微信小店 is "wechat".
bool is_platform(const Rulebook& rules, std::string_view token, std::string_view name);

// Whether the rule was in force on the day of the trigger.
bool in_force(const Rule& rule, const When& trigger, const Zones& zones);

// The cases whose estimates can be counted for sure by now.
std::vector<Uuid> recountable(const State& state, const Rulebook& rules);

}  // namespace recoup::core::inline advice
