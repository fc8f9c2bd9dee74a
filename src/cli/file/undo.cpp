// undo and redo: the file's last change, whoever made it.
#include "cli/command_line/verb.h"
#include "cli/output/report.h"

namespace recoup::cli::inline file {

namespace {

struct NoOptions {};

void declare(Grammar&, NoOptions&) {}

template <core::Result<core::Change> (app::Session::*step)()>
Exit run(Call& call, const NoOptions&) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto change = concluded(call, **session, (session->get()->*step)());
    if (!change) return tl::unexpected(change.error());
    std::int64_t number = 0;  // the case that undo took away is found in the rows
    if (const auto* record = (*session)->state().find(change->case_uuid)) number = record->row.number;
    for (const auto& row : change->rows)
        if (row.before && std::holds_alternative<core::CaseRow>(*row.before) && number == 0)
            number = std::get<core::CaseRow>(*row.before).number;
    return report(call, *change, number);
}

}  // namespace

const Verb kUndo{850, "undo", "cli_verb_undo"_tr, define<NoOptions, declare, run<&app::Session::undo>>};
const Verb kRedo{860, "redo", "cli_verb_redo"_tr, define<NoOptions, declare, run<&app::Session::redo>>};

}  // namespace recoup::cli::inline file
