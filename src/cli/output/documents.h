// Cases, deadlines and evidence as the JSON of the command line. Pure over the state, the owner's thread.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "cli/command_line/call.h"
#include "cli/output/json.h"
#include "core/advice/route_guide.h"
#include "core/model/state.h"
#include "core/reading/belongs.h"
#include "core/view/chats.h"

namespace recoup::cli::inline output {

struct DueDeadline {
    const core::CaseRecord* record = nullptr;
    const core::DeadlineRow* row = nullptr;
    core::Instant due{};
};

// {"cases":[…]}; where something is searched, with what was found in each.
void write_cases(const Call& call, const core::State& state, const core::SearchQuery& search,
                 std::span<const core::CaseRecord* const> cases, std::string& out);
// {"case":{…}} with evidence, slots, deadlines, contacts.
void write_case(const Call& call, const core::CaseRecord& record, const core::CaseChats& chats, std::string& out);
// {"deadlines":[…]}
void write_deadlines(const Call& call, std::span<const DueDeadline> deadlines, std::string& out);
// What the pictures of a case were read to say, by the number of the evidence.
struct EvidenceSaid {
    core::EvidenceProposal proposal;
    std::vector<core::Difference> differs;
};
using SaidOfEvidence = std::map<std::int64_t, EvidenceSaid>;
// {"evidence":[…],"advice":[…]}; of pictures that were read with "read": {"kind","differs":[…]}, what they lack and
// where they say something else.
void write_evidence(const Call& call, const core::CaseRecord& record, const SaidOfEvidence& said,
                    const core::CaseChats& chats, std::string& out);

// {"contacts":[…],"turns":[…]}
void write_contacts(const Call& call, const core::CaseRecord& record, std::string& out);
// {"routes":[…]}
void write_ladder(std::span<const core::RungView> ladder, std::string& out);
// {"platforms":[…]}
void write_platforms(std::span<const core::PlatformRecord> platforms, std::string& out);

// ISO 8601 with the offset of this machine's zone.
std::string iso(const Call& call, core::Instant instant);
// A moment, or the last second of a day there.
std::string iso_end(const Call& call, const core::When& when);

}  // namespace recoup::cli::inline output
