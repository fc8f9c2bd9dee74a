#include "app/library.h"
#include "cli/case_options.h"
#include "cli/json.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::ErrorKind;

namespace {

void declare(Grammar& grammar, CaseOptions& options) {
    declare_case_options(grammar, options);
}

Exit run(Context& context, const CaseOptions& options) {
    if (!options.title) return core::fail(ErrorKind::usage, "cli_error_add_needs_title"_tr);
    auto home = home_of(context);
    const auto named = named_currency(options, home);
    if (!named) return tl::unexpected(named.error());
    if (!named->empty()) home.currency = *named;
    auto fields = read_fields(context, options, home);
    if (!fields) return tl::unexpected(fields.error());
    if (!fields->currency) fields->currency = home.currency;
    if (!fields->jurisdiction) fields->jurisdiction = home.region;
    core::AddCase command{.fields = std::move(*fields)};
    const auto& playbooks = context.machine.ports.library.playbooks();
    if (options.playbook && !core::find_playbook(playbooks, *options.playbook))
        return core::fail(ErrorKind::usage, "error_no_playbook"_tr, {*options.playbook});
    const auto* playbook = core::playbook_of(playbooks, options.playbook.value_or(""),
                                             command.fields.problem.value_or(core::Problem::other));
    if (playbook) command.slots = playbook->slots();
    const auto session = open_session(context, Missing::make_default);
    if (!session) return tl::unexpected(session.error());
    const auto change = dispatch(**session, command);
    if (!change) return tl::unexpected(change.error());
    const auto* record = (*session)->state().find(change->case_uuid);
    if (record == nullptr) return core::fail(ErrorKind::work, "error_no_case"_tr);
    if (context.json)
        Json(context.out).object().number("id", record->row.number).end_object();
    else
        context.out += std::to_string(record->row.number) + '\n';
    return kDone;
}

}  // namespace

const Verb kAdd{"add", "cli_verb_add"_tr, define<CaseOptions, declare, run>};

}  // namespace recoup::cli
