#include "cli/documents.h"
#include "cli/tables.h"
#include "cli/values.h"
#include "cli/verbs.h"

namespace recoup::cli {

namespace {

struct EvidenceOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, EvidenceOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

Exit run(Context& context, const EvidenceOptions& options) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    if (context.json)
        write_evidence(context, **record, context.out);
    else if ((*record)->evidence.empty())
        context.say(core::tr(context.lang, "cli_evidence_empty"_tr));
    else
        evidence_table(context, **record).print(context.out, context.colour);
    return kDone;
}

}  // namespace

const Verb kEvidence{"evidence", "cli_verb_evidence"_tr, define<EvidenceOptions, declare, run>};

}  // namespace recoup::cli
