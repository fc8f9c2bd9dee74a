// undo and redo: the file's last change, whoever made it.
#include "cli/report.h"
#include "cli/verbs.h"

namespace recoup::cli {

namespace {

struct NoOptions {};

void declare(Grammar&, NoOptions&) {}

template <core::Result<core::Change> (app::Session::*step)()>
Exit run(Context& context, const NoOptions&) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto change = (session->get()->*step)();
    if (!change) return tl::unexpected(change.error());
    if (auto saved = (*session)->flush(); !saved) return tl::unexpected(saved.error());
    std::int64_t number = 0;  // the case that undo took away is found in the rows
    if (const auto* record = (*session)->state().find(change->case_uuid)) number = record->row.number;
    for (const auto& row : change->rows)
        if (row.before && std::holds_alternative<core::CaseRow>(*row.before) && number == 0)
            number = std::get<core::CaseRow>(*row.before).number;
    return report(context, *change, number);
}

}  // namespace

const Verb kUndo{"undo", "cli_verb_undo"_tr, define<NoOptions, declare, run<&app::Session::undo>>};
const Verb kRedo{"redo", "cli_verb_redo"_tr, define<NoOptions, declare, run<&app::Session::redo>>};

}  // namespace recoup::cli
