// remove and restore: into the bin and out of it.
#include "cli/report.h"
#include "cli/values.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::Tr;

namespace {

struct BinOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, BinOptions& options) {
    grammar.id("ID", options.id, Tr::cli_help_case_id);
}

template <class Command>
Exit run(Context& context, const BinOptions& options) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    return dispatch_and_report(context, **session, Command{(*record)->row.uuid}, (*record)->row.number);
}

}  // namespace

const Verb kRemove{"remove", Tr::cli_verb_remove, define<BinOptions, declare, run<core::RemoveCase>>};
const Verb kRestore{"restore", Tr::cli_verb_restore, define<BinOptions, declare, run<core::RestoreCase>>};

}  // namespace recoup::cli
