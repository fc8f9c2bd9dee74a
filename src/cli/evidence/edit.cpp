// evidence edit and evidence remove: by the number of the evidence.
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/report.h"

namespace recoup::cli::inline evidence {

namespace {

struct ProofOptions {
    std::int64_t id = 0;
    std::optional<std::string> kind, caption, proves;
};

void declare_remove(Grammar& grammar, ProofOptions& options) {
    grammar.id("ID", options.id, "cli_help_evidence_id"_tr);
}

void declare_edit(Grammar& grammar, ProofOptions& options) {
    declare_remove(grammar, options);
    grammar.option("kind", "K", options.kind, "cli_help_kind"_tr, core::words<core::EvidenceKind>());
    grammar.option("caption", "T", options.caption, "field_caption"_tr);
    grammar.option("proves", "T", options.proves, "field_proves"_tr);
}

template <class Command>
Exit on_evidence(Call& call, std::int64_t id, Command command) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    for (const auto& record : (*session)->state().cases())
        for (const auto& row : record.evidence)
            if (row.number == id) {
                command.case_uuid = row.case_uuid;
                command.evidence_uuid = row.uuid;
                return dispatch_and_report(call, **session, command, id);
            }
    return core::fail(core::ErrorKind::work, "error_no_evidence"_tr);
}

Exit run_edit(Call& call, const ProofOptions& options) {
    core::EditEvidence command{.kind = std::nullopt, .caption = options.caption, .proves = options.proves};
    if (options.kind) {
        const auto kind = read_word<core::EvidenceKind>(*options.kind);
        if (!kind) return tl::unexpected(kind.error());
        command.kind = *kind;
    }
    return on_evidence(call, options.id, command);
}

Exit run_remove(Call& call, const ProofOptions& options) {
    return on_evidence(call, options.id, core::RemoveEvidence{});
}

}  // namespace

const Verb kEvidenceEdit{330, "evidence edit", "cli_verb_evidence_edit"_tr,
                         define<ProofOptions, declare_edit, run_edit>};
const Verb kEvidenceRemove{340, "evidence remove", "cli_verb_evidence_remove"_tr,
                           define<ProofOptions, declare_remove, run_remove>};

}  // namespace recoup::cli::inline evidence
