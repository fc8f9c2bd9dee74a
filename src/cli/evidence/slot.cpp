// slot add and slot drop: what evidence a case asks for.
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/report.h"

namespace recoup::cli::inline evidence {

namespace {

struct SlotOptions {
    std::int64_t id = 0;
    std::string kind;
};

void declare(Grammar& grammar, SlotOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.positional("KIND", options.kind, "cli_help_kind"_tr, core::words<core::EvidenceKind>());
}

template <class Command>
Exit run(Call& call, const SlotOptions& options) {
    const auto kind = read_word<core::EvidenceKind>(options.kind);
    if (!kind) return tl::unexpected(kind.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    return dispatch_and_report(call, **session, Command{(*record)->row.uuid, *kind}, (*record)->row.number);
}

}  // namespace

const Verb kSlotAdd{360, "slot add", "cli_verb_slot_add"_tr, define<SlotOptions, declare, run<core::AddSlot>>};
const Verb kSlotDrop{370, "slot drop", "cli_verb_slot_drop"_tr, define<SlotOptions, declare, run<core::RemoveSlot>>};

}  // namespace recoup::cli::inline evidence
