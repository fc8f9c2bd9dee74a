#include "core/edit/new_case.h"

#include <algorithm>

#include "core/edit/first_proof.h"
#include "core/model/trigger.h"

namespace recoup::core::inline edit {

std::vector<const Rule*> preset_rules(const Playbook* playbook, const Rulebook& rules, std::string_view region) {
    std::vector<const Rule*> presets;
    if (!playbook) return presets;
    for (const auto& id : playbook->preset_rules)
        if (const auto* rule = rules.find(id); rule && holds_in(*rule, region)) presets.push_back(rule);
    return presets;
}

std::optional<When> start_of(const Rule& rule, const CaseFields& fields) {
    CaseRecord record;
    record.row.paid_at = fields.paid_at.value_or(std::nullopt);
    record.row.occurred_at = fields.occurred_at.value_or(std::nullopt);
    record.row.received_at = fields.received_at.value_or(std::nullopt);
    return start_of(record, rule);
}

Problem problem_for(const Playbook& playbook, Problem said) {
    const auto& fits = playbook.problems;
    if (fits.empty()) return Problem::other;
    return std::ranges::find(fits, said) != fits.end() ? said : fits.front();
}

AddCase add_case(NewCase wanted, std::span<const Playbook> playbooks, const Rulebook& rules) {
    AddCase command{.fields = std::move(wanted.fields),
                    .evidence = std::move(wanted.evidence),
                    .deadlines = std::move(wanted.deadlines),
                    .lang = wanted.lang,
                    .read_from = std::move(wanted.read_from)};
    auto& fields = command.fields;
    const CaseRow usual;
    const auto* named = find_playbook(playbooks, fields.playbook.value_or(""));
    if (named && !fields.problem && !named->problems.empty()) fields.problem = named->problems.front();
    const auto* playbook = named ? named : playbook_for(playbooks, fields.problem.value_or(usual.problem));
    if (playbook && wanted.with_slots) command.slots = playbook->slots();
    name_first(command.evidence, command.slots);
    for (const auto* rule : preset_rules(playbook, rules, fields.jurisdiction.value_or(usual.jurisdiction)))
        if (start_of(*rule, fields) && !wanted.without_rules.contains(rule->id)) command.rules.push_back(rule->id);
    return command;
}

AddCase only_watched(AddCase command, Watch as) {
    command.fields.watch = as;
    command.slots.clear();
    command.rules.clear();
    return command;
}

StartCase start_case(const CaseRecord& record, std::span<const Playbook> playbooks, const Rulebook& rules,
                     const Reader& reader) {
    const auto& row = record.row;
    NewCase wanted{.fields = {.problem = row.problem,
                              .playbook = row.playbook,
                              .jurisdiction = row.jurisdiction,
                              .paid_at = row.paid_at,
                              .occurred_at = row.occurred_at,
                              .received_at = row.received_at},
                   .lang = reader.lang};
    auto& fields = wanted.fields;
    if (row.watch == Watch::subscription) {
        fields.problem = Problem::subscription;
        if (is_charged(row, *reader.zones, reader.now)) fields.paid_at = row.renews_at;
        fields.occurred_at = fields.paid_at;
    }
    auto made = add_case(std::move(wanted), playbooks, rules);
    return {row.uuid, std::move(made.fields), std::move(made.slots), std::move(made.rules), reader.lang};
}

}  // namespace recoup::core::inline edit
