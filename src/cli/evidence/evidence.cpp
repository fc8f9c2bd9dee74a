#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/chats.h"
#include "cli/output/documents.h"
#include "cli/output/tables.h"

namespace recoup::cli::inline evidence {

namespace {

struct EvidenceOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, EvidenceOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

Exit run(Call& call, const EvidenceOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    const auto chats = chats_of(call, **session, **record);
    if (call.json)
        write_evidence(call, **record, chats, call.out);
    else if ((*record)->evidence.empty())
        call.say(core::tr(call.lang, "cli_evidence_empty"_tr));
    else
        evidence_table(call, **record).print(call.out, call.colour);
    if (!call.json) print_advice(call, chats);
    return kDone;
}

}  // namespace

const Verb kEvidence{320, "evidence", "cli_verb_evidence"_tr, define<EvidenceOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
