// remove and restore: into the bin and out of it.
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/report.h"

namespace recoup::cli::inline cases {

namespace {

struct BinOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, BinOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

template <class Command>
Exit run(Call& call, const BinOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    return dispatch_and_report(call, **session, Command{(*record)->row.uuid}, (*record)->row.number);
}

}  // namespace

const Verb kRemove{830, "remove", "cli_verb_remove"_tr, define<BinOptions, declare, run<core::RemoveCase>>};
const Verb kRestore{840, "restore", "cli_verb_restore"_tr, define<BinOptions, declare, run<core::RestoreCase>>};

}  // namespace recoup::cli::inline cases
