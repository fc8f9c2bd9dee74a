#include "cli/documents.h"
#include "cli/tables.h"
#include "cli/values.h"
#include "cli/verbs.h"

namespace recoup::cli {

namespace {

struct DeadlineListOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, DeadlineListOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

Exit run(Context& context, const DeadlineListOptions& options) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    const auto& record = **found;
    if (context.json) {
        std::vector<DueDeadline> deadlines;
        for (const auto& row : record.deadlines) deadlines.push_back({&record, &row});
        write_deadlines(context, deadlines, context.out);
    } else if (record.deadlines.empty()) {
        context.say(core::tr(context.lang, "deadline_none"_tr));
    } else {
        deadline_table(context, record).print(context.out, context.colour);
    }
    return kDone;
}

}  // namespace

const Verb kDeadlineList{"deadline list", "cli_verb_deadline_list"_tr, define<DeadlineListOptions, declare, run>};

}  // namespace recoup::cli
