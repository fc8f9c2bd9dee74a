#include "core/advice/offer.h"

#include <algorithm>

#include "core/advice/fits.h"
#include "core/edit/change_builder.h"
#include "core/law/count.h"
#include "core/search/fold.h"

namespace recoup::core::inline advice {
namespace {

using namespace std::chrono;

bool took(const CaseRecord& record, Route route) {
    return record.row.route == route || std::ranges::any_of(record.routes, [&](const RouteRow& row) {
               return row.route == route && row.state != RouteState::withdrawn;
           });
}

bool counts_already(const CaseRecord& record, const Rule& rule) {
    return std::ranges::any_of(record.deadlines,
                               [&](const DeadlineRow& row) { return row.rule == rule.id && !row.done_at; });
}

// Of a date that has to be asked for nobody knows more than that it lies between the case's beginning and today.
bool may_be_in_force(const Rule& rule, const CaseRecord& record, Instant now, const Zones& zones) {
    const auto& row = record.row;
    const auto begin = row.occurred_at ? *row.occurred_at : row.paid_at ? *row.paid_at : at_instant(row.created_at);
    const auto zone = zone_of(rule, begin, zones.local_zone());
    const auto first = day_of(begin, zones, zone);
    const auto today = day_of(at_instant(now), zones, zone);
    return (!rule.valid_to || *rule.valid_to >= first) && (!rule.valid_from || *rule.valid_from <= today);
}

// From the trouble on a route may be taken for so long; all other rules of a route count once it was.
bool is_time_to_take(const Rule& rule) {
    return rule.actor == Actor::me && rule.trigger == Trigger::occurred;
}

std::optional<NotOffered> misfit(const Rule& rule, const Rulebook& rules, const CaseRecord& record, bool of_playbook) {
    const auto& row = record.row;
    if (!rule.platform.empty() && !is_platform(rules, rule.platform, row.platform)) return NotOffered::platform;
    const bool of_problem =
        rule.problems.empty() || std::ranges::find(rule.problems, row.problem) != rule.problems.end();
    if (!of_playbook && !of_problem) return NotOffered::problem;
    if (rule.problems.empty() && rule.route != Route::none && took(record, rule.route) == is_time_to_take(rule))
        return is_time_to_take(rule) ? NotOffered::route_taken : NotOffered::route;
    if (std::ranges::any_of(rule.excludes_routes, [&](Route route) { return took(record, route); }))
        return NotOffered::route_closed;
    return std::nullopt;
}

// When the rule's time is up, if the case knows from when it counts.
std::optional<When> due_of(const CaseRecord& record, const Rule& rule, const std::optional<When>& from,
                           const Rulebook& rules, const Zones& zones) {
    if (!from) return std::nullopt;
    return count(rule, {*from, 0, refused_at(record, rule)}, rules, zones, zone_of(rule, *from, zones.local_zone()))
        .due;
}

class Sieve {
  public:
    Sieve(const Rulebook& rules, const CaseRecord& record, Instant now, const Zones& zones)
        : rules_(rules), record_(record), now_(now), zones_(zones), fit_(rules, record) {}

    void take(const Rule& rule, bool of_playbook) {
        if (!holds_in(rule, record_.row.jurisdiction) || counts_already(record_, rule)) return;
        if (std::ranges::find(sifted_.offers, &rule, &Offer::rule) != sifted_.offers.end()) return;
        if (std::ranges::find(sifted_.withheld, &rule, &Withheld::rule) != sifted_.withheld.end()) return;
        if (const auto why = misfit(rule, rules_, record_, of_playbook)) return withhold(rule, *why);
        const auto fit = fit_.of(rule);
        if (fit.fit == Fit::no_sector) return withhold(rule, NotOffered::sector);
        if (fit.fit == Fit::no_condition) return withhold(rule, NotOffered::condition, {}, fit.question);
        if (fit.fit == Fit::unclear) return withhold(rule, NotOffered::unclear);
        const auto from = start_of(record_, rule);
        if (!(from ? in_force(rule, *from, zones_) : may_be_in_force(rule, record_, now_, zones_)))
            return withhold(rule, NotOffered::not_in_force);
        const auto due = due_of(record_, rule, from, rules_, zones_);
        if (due && last_second(*due, zones_) < now_) return withhold(rule, NotOffered::past, due);
        sifted_.offers.push_back({&rule, from, of_playbook, fit.fit == Fit::asked ? fit.question : nullptr});
    }
    Sifted done() { return std::move(sifted_); }

  private:
    void withhold(const Rule& rule, NotOffered why, std::optional<When> due = std::nullopt,
                  const Question* question = nullptr) {
        sifted_.withheld.push_back({&rule, why, std::move(due), question});
    }

    const Rulebook& rules_;
    const CaseRecord& record_;
    Instant now_;
    const Zones& zones_;
    CaseFit fit_;
    Sifted sifted_;
};

}  // namespace

bool is_platform(const Rulebook& rules, std::string_view token, std::string_view name) {
    const auto folded = fold(name);
    const auto said = [&](std::string_view known) { return folded.find(known) != std::string::npos; };
    auto spoken = std::string(token);
    std::ranges::replace(spoken, '_', ' ');
    if (said(spoken)) return true;
    const auto known = std::ranges::find(rules.platforms, token, &PlatformNames::platform);
    return known != rules.platforms.end() && std::ranges::any_of(known->names, said);
}

bool in_force(const Rule& rule, const When& trigger, const Zones& zones) {
    const auto day = day_of(trigger, zones, zone_of(rule, trigger, zones.local_zone()));
    return (!rule.valid_from || *rule.valid_from <= day) && (!rule.valid_to || day <= *rule.valid_to);
}

std::span<const std::string> playbook_rules(std::span<const Playbook> playbooks, const CaseRow& row) {
    const auto* playbook = playbook_of(playbooks, row.playbook, row.problem);
    return playbook ? std::span<const std::string>(playbook->rules) : std::span<const std::string>();
}

Sifted sift(const Rulebook& rules, std::span<const std::string> of_playbook, const CaseRecord& record, Instant now,
            const Zones& zones) {
    Sieve sieve(rules, record, now, zones);
    for (const auto& id : of_playbook)
        if (const auto* rule = rules.find(id)) sieve.take(*rule, true);
    for (const auto& rule : rules.rules) sieve.take(rule, false);
    return sieve.done();
}

std::vector<Uuid> recountable(const State& state, const Rulebook& rules) {
    std::vector<Uuid> cases;
    for (const auto& record : state.cases())
        if (!record.in_bin() && std::ranges::any_of(record.deadlines, [&](const DeadlineRow& row) {
                return recounted_estimate(row, rules, state.zones()) != row;
            }))
            cases.push_back(record.row.uuid);
    return cases;
}

}  // namespace recoup::core::inline advice
