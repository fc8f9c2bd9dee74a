// What the verbs of contacts, routes and platforms share: rows by their numbers, lists as typed. Main thread.
#pragma once

#include <span>
#include <vector>

#include "cli/command_line/call.h"
#include "cli/output/table.h"
#include "core/model/state.h"

namespace recoup::cli::inline output {

struct FoundContact {
    const core::CaseRecord* record = nullptr;
    const core::ContactRow* row = nullptr;
};
// By short number; an error of kind work when there is none.
core::Result<FoundContact> find_contact(const core::State& state, std::int64_t id);

// "3,4": evidence of the case by its numbers. Errors: no number (usage), no such evidence (work).
core::Result<std::vector<core::Uuid>> read_evidence_ids(const core::CaseRecord& record, std::string_view typed);
// "a, b": the parts, trimmed; none of an empty text.
std::vector<std::string> read_list(std::string_view typed);

// Newest first.
void print_contacts(Call& call, const core::CaseRecord& record);
// Who kept it waiting, line by line.
void print_stalling(Call& call, const core::CaseRecord& record);

}  // namespace recoup::cli::inline output
