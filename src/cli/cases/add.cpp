#include "app/data/library.h"
#include "cli/cases/case_options.h"
#include "cli/cases/from_picture.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/contacts.h"
#include "cli/output/json.h"
#include "core/edit/new_case.h"

namespace recoup::cli::inline cases {

using core::ErrorKind;

namespace {

struct AddOptions {
    CaseOptions fields;
    std::optional<std::string> without, watch;
    std::optional<std::filesystem::path> picture;
    bool yes = false;
};

void declare(Grammar& grammar, AddOptions& options) {
    declare_case_options(grammar, options.fields);
    grammar.option("without", "slots,ID", options.without, "cli_help_without"_tr);
    grammar.option("as", "purchase", options.watch, "cli_help_watch"_tr, core::words<core::Watch>());
    grammar.path_option("from-picture", "FILE", options.picture, "cli_help_from_picture"_tr);
    grammar.flag("yes", options.yes, "cli_help_add_yes"_tr);
}

core::Result<core::CaseFields> fields_of(Call& call, const CaseOptions& options) {
    if (!options[core::CaseField::title]) return core::fail(ErrorKind::usage, "cli_error_add_needs_title"_tr);
    auto home = home_of(call);
    const auto named = named_currency(options, home);
    if (!named) return tl::unexpected(named.error());
    if (!named->empty()) home.currency = *named;
    auto fields = read_fields(call, options, home);
    if (!fields) return fields;
    if (!fields->currency) fields->currency = home.currency;
    if (!fields->jurisdiction) fields->jurisdiction = home.region;
    const auto& playbooks = call.machine.ports.library.playbooks();
    const auto& playbook = options[core::CaseField::playbook];
    if (playbook && !core::find_playbook(playbooks, *playbook))
        return core::fail(ErrorKind::usage, "error_no_playbook"_tr, {*playbook});
    return fields;
}

// What the playbook brings and this case shall not have.
core::Result<void> leave_out(const Call& call, const AddOptions& options, core::NewCase& wanted) {
    for (const auto& name : read_list(options.without.value_or(""))) {
        if (name != "slots" && !call.machine.ports.library.rules().find(name))
            return core::fail(ErrorKind::usage, "error_no_rule"_tr, {name});
        if (name == "slots")
            wanted.with_slots = false;
        else
            wanted.without_rules.insert(name);
    }
    return {};
}

Exit run(Call& call, const AddOptions& given) {
    auto options = given;
    std::vector<app::Original> originals;
    std::optional<FromPicture> read;
    if (options.picture) {
        auto from = read_for_case(call, *options.picture);
        if (!from) return tl::unexpected(from.error());
        read = std::move(*from);
        propose(*read, options.fields);
        if (!options.yes) return tell_proposals(call, options.fields, read->suggestion), kDone;
    }
    auto fields = fields_of(call, options.fields);
    if (!fields) return tl::unexpected(fields.error());
    const auto watch = options.watch ? read_word<core::Watch>(*options.watch) : core::Watch::none;
    if (!watch) return tl::unexpected(watch.error());
    core::NewCase wanted{.fields = std::move(*fields), .lang = call.lang};
    if (read) {
        wanted.read_from = read->taken;
        const auto& paid_at = read->suggestion.paid_at;
        if (!wanted.fields.paid_at && !paid_at.empty() && paid_at[0].when) {
            wanted.fields.paid_at = paid_at[0].when;
            wanted.read_from.push_back({core::CaseField::paid_at, read->import.evidence.sha256});
        }
        wanted.evidence.push_back(std::move(read->import.evidence));
        originals.push_back(std::move(read->import.original));
    }
    if (const auto ok = leave_out(call, options, wanted); !ok) return tl::unexpected(ok.error());
    const auto& library = call.machine.ports.library;
    auto command = core::add_case(std::move(wanted), library.playbooks(), library.rules());
    if (*watch != core::Watch::none) command = core::only_watched(std::move(command), *watch);
    const auto session = open_session(call, Missing::make_default);
    if (!session) return tl::unexpected(session.error());
    const auto change = dispatch(call, **session, command, std::move(originals));
    if (!change) return tl::unexpected(change.error());
    const auto* record = (*session)->state().find(change->case_uuid);
    if (record == nullptr) return core::fail(ErrorKind::work, "error_no_case"_tr);
    if (call.json)
        Json(call.out).object().number("id", record->row.number).end_object();
    else
        call.out += std::to_string(record->row.number) + '\n';
    return kDone;
}

}  // namespace

const Verb kAdd{210, "add", "cli_verb_add"_tr, define<AddOptions, declare, run>};

}  // namespace recoup::cli::inline cases
