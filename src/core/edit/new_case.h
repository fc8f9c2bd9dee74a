// The command for a new case: its fields and what its playbook brings. The window and the command line both make it
// here. Pure; any thread.
#pragma once

#include <set>
#include <span>

#include "core/edit/command.h"
#include "core/law/playbook.h"
#include "core/model/show.h"

namespace recoup::core::inline edit {

struct NewCase {
    CaseFields fields;
    bool with_slots = true;               // the playbook's list of evidence
    std::set<std::string> without_rules;  // ids, of the playbook's presets
    std::vector<NewEvidence> evidence;    // the first picture is named by the list
    std::vector<NewDeadline> deadlines;   // beside those of the rules
    Lang lang = Lang::zh;                 // of the titles that rules give
    std::vector<ReadFrom> read_from = {};
};

// The rules whose deadlines come with the playbook in that region, in its order; none without a playbook. They point
// into `rules`.
std::vector<const Rule*> preset_rules(const Playbook* playbook, const Rulebook& rules, std::string_view region);

// When the rule begins to count in such a case; nothing where its day is not told.
std::optional<When> start_of(const Rule& rule, const CaseFields& fields);

// One that the playbook is for: `said` where it is, else its first; of one that is for none, `other`.
Problem problem_for(const Playbook& playbook, Problem said);

// With the slots of the playbook that is named, else of the first for the problem; with its presets whose day is
// known. A playbook that is named without a problem brings its own.
AddCase add_case(NewCase wanted, std::span<const Playbook> playbooks, const Rulebook& rules);

// The same, only looked after for now: what its playbook brings comes when it becomes a case.
AddCase only_watched(AddCase command, Watch as);

// The command that makes a case of what was looked after. Of a subscription the charge in question is the one whose
// day has come, else the one before it.
StartCase start_case(const CaseRecord& record, std::span<const Playbook> playbooks, const Rulebook& rules,
                     const Reader& reader);

}  // namespace recoup::core::inline edit
