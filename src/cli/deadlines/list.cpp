#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/tables.h"

namespace recoup::cli::inline deadlines {

namespace {

struct DeadlineListOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, DeadlineListOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

Exit run(Call& call, const DeadlineListOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    const auto& record = **found;
    if (call.json) {
        std::vector<DueDeadline> deadlines;
        for (const auto& row : record.deadlines) deadlines.push_back({&record, &row});
        write_deadlines(call, deadlines, call.out);
    } else if (record.deadlines.empty()) {
        call.say(core::tr(call.lang, "deadline_none"_tr));
    } else {
        deadline_table(call, record).print(call.out, call.colour);
    }
    return kDone;
}

}  // namespace

const Verb kDeadlineList{420, "deadline list", "cli_verb_deadline_list"_tr, define<DeadlineListOptions, declare, run>};

}  // namespace recoup::cli::inline deadlines
