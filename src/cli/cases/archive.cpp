#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/report.h"

namespace recoup::cli::inline cases {

using core::ErrorKind;

namespace {

struct ArchiveOptions {
    std::int64_t id = 0;
    bool undo = false;
    std::optional<std::string> outcome;
};

void declare(Grammar& grammar, ArchiveOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.flag("undo", options.undo, "cli_help_unarchive"_tr);
    grammar.option("outcome", "O", options.outcome, "cli_help_outcome"_tr, core::words<core::Outcome>());
}

Exit run(Call& call, const ArchiveOptions& options) {
    core::ArchiveCase command{.archived = !options.undo};
    if (options.outcome) {
        const auto outcome = read_word<core::Outcome>(*options.outcome);
        if (!outcome) return tl::unexpected(outcome.error());
        if (options.undo) return core::fail(ErrorKind::usage, "cli_error_outcome_with_undo"_tr);
        command.outcome = *outcome;
    }
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    command.case_uuid = (*record)->row.uuid;
    return dispatch_and_report(call, **session, command, (*record)->row.number);
}

}  // namespace

const Verb kArchive{820, "archive", "cli_verb_archive"_tr, define<ArchiveOptions, declare, run>};

}  // namespace recoup::cli::inline cases
