// route take, state, remove, list: taking a case further.
#include "app/data/library.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/report.h"
#include "core/base/text.h"
#include "core/edit/usual.h"

namespace recoup::cli::inline knowledge {

using core::ErrorKind;

namespace {

struct RouteOptions {
    std::int64_t id = 0;
    std::string route, state;
    std::optional<std::string> ticket, note, at, due, party;
    bool escalate = false, sure = false;
};

void declare_take(Grammar& grammar, RouteOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.positional("ROUTE", options.route, "cli_help_take_route"_tr, core::words<core::Route>());
    grammar.option("ticket", "N", options.ticket, "cli_help_ticket"_tr);
    grammar.option("note", "TEXT", options.note, "field_note"_tr);
    grammar.option("at", "T", options.at, "cli_help_route_at"_tr);
    grammar.option("due", "T", options.due, "cli_help_route_due"_tr);
    grammar.option("party", "platform", options.party, "cli_help_party"_tr, core::words<core::Party>());
    grammar.flag("escalate", options.escalate, "cli_help_escalate"_tr);
    grammar.flag("sure", options.sure, "cli_help_route_sure"_tr);
}

void declare_state(Grammar& grammar, RouteOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.positional("ROUTE", options.route, "cli_help_take_route"_tr, core::words<core::Route>());
    grammar.positional("STATE", options.state, "cli_help_route_state"_tr, core::words<core::RouteState>());
    grammar.option("ticket", "N", options.ticket, "cli_help_ticket"_tr);
    grammar.option("note", "TEXT", options.note, "field_note"_tr);
    grammar.option("at", "T", options.at, "cli_help_route_at"_tr);
    grammar.option("party", "platform", options.party, "cli_help_party"_tr, core::words<core::Party>());
}

void declare_remove(Grammar& grammar, RouteOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.positional("ROUTE", options.route, "cli_help_take_route"_tr, core::words<core::Route>());
}

void declare_list(Grammar& grammar, RouteOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

std::vector<core::RungView> ladder_of(const Call& call, const core::CaseRecord& record) {
    const auto& library = call.machine.ports.library;
    return core::route_ladder(record, library.routes(), library.rules(),
                              {call.lang, call.now(), &call.zones(), call.zone});
}

// What would be closed is said first, and closed only by who is sure.
core::Result<void> ask_first(const Call& call, const core::CaseRecord& record, const RouteOptions& options,
                             core::Route route) {
    if (options.sure) return {};
    for (const auto& rung : ladder_of(call, record)) {
        if (rung.route != route || rung.closes.empty()) continue;
        std::string closes;
        for (const auto& name : rung.closes)
            closes += (closes.empty() ? std::string() : std::string(core::tr(call.lang, "list_comma"_tr))) + name;
        return core::fail(ErrorKind::work, "cli_error_route_closes"_tr, {rung.title, closes});
    }
    return {};
}

// When and by whom, where that is said.
struct RouteRest {
    std::optional<core::Instant> at;
    std::optional<core::Party> party;
};
core::Result<RouteRest> rest_of(Call& call, const RouteOptions& options) {
    RouteRest rest;
    if (options.at) {
        const auto at = read_past(call, *options.at);
        if (!at) return tl::unexpected(at.error());
        rest.at = *at;
    }
    if (options.party) {
        const auto party = read_word<core::Party>(*options.party);
        if (!party) return tl::unexpected(party.error());
        rest.party = *party;
    }
    return rest;
}

core::Result<core::TakeRoute> take_of(Call& call, const RouteOptions& options, const core::CaseRow& row) {
    const auto route = read_word<core::Route>(options.route);
    if (!route) return tl::unexpected(route.error());
    core::TakeRoute command{.route = *route};
    command.ticket = options.ticket.value_or("");
    command.note = options.note.value_or("");
    command.escalate = options.escalate;
    const auto rest = rest_of(call, options);
    if (!rest) return tl::unexpected(rest.error());
    command.at = rest->at;
    command.party = rest->party;
    if (options.due) {
        const auto due = read_date(call, *options.due, core::Looks::ahead, row.jurisdiction);
        if (!due) return tl::unexpected(due.error());
        command.deadlines.push_back(core::route_deadline(call.lang, *route, due->when));
        command.deadlines.back().estimate = due->estimate;
    }
    return command;
}

Exit run_take(Call& call, const RouteOptions& options) {
    if (options.due)
        if (auto ok = check_date(call, *options.due, core::Looks::ahead); !ok) return tl::unexpected(ok.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    auto command = take_of(call, options, (*found)->row);
    if (!command) return tl::unexpected(command.error());
    if (auto ok = ask_first(call, **found, options, command->route); !ok) return tl::unexpected(ok.error());
    command->case_uuid = (*found)->row.uuid;
    return dispatch_and_report(call, **session, *command, options.id);
}

// The newest time the case was taken there.
template <class MakeCommand>
Exit on_route(Call& call, const RouteOptions& options, MakeCommand make_command) {
    const auto route = read_word<core::Route>(options.route);
    if (!route) return tl::unexpected(route.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    const core::RouteRow* newest = nullptr;
    for (const auto& row : (*found)->routes)
        if (row.route == *route) newest = &row;
    if (newest == nullptr) return core::fail(ErrorKind::work, "error_no_route"_tr);
    return dispatch_and_report(call, **session, make_command((*found)->row.uuid, newest->uuid), options.id);
}

Exit run_state(Call& call, const RouteOptions& options) {
    const auto state = read_word<core::RouteState>(options.state);
    if (!state) return tl::unexpected(state.error());
    const auto rest = rest_of(call, options);
    if (!rest) return tl::unexpected(rest.error());
    return on_route(call, options, [&](const auto& case_uuid, const auto& uuid) {
        return core::EditRoute{case_uuid, uuid, *state, options.ticket, options.note, rest->at, rest->party};
    });
}

Exit run_remove(Call& call, const RouteOptions& options) {
    return on_route(call, options, [](const auto& case_uuid, const auto& uuid) {
        return core::RemoveRoute{case_uuid, uuid};
    });
}

void print_ladder(Call& call, const core::CaseRecord& record) {
    for (const auto& rung : ladder_of(call, record)) {
        const bool open = rung.state == core::RungState::open;
        const bool taken = rung.state == core::RungState::taken;
        call.out += inked(rung.title, Ink::strong, call.colour) + "  " +
                    inked(rung.state_label,
                          taken  ? Ink::warn
                          : open ? Ink::good
                                 : Ink::muted,
                          call.colour) +
                    '\n';
        if (!rung.ticket.empty())
            call.out += "  " + core::trf(call.lang, "contact_ticket"_tr, core::one_line(rung.ticket)) + '\n';
        if (!rung.deadline.empty()) call.out += "  " + core::one_line(rung.deadline) + '\n';
        for (const auto& why : rung.why) call.out += "  - " + why + '\n';
    }
}

Exit run_list(Call& call, const RouteOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (call.json)
        write_ladder(ladder_of(call, **found), call.out);
    else
        print_ladder(call, **found);
    return kDone;
}

}  // namespace

const Verb kRouteTake{610, "route take", "cli_verb_route_take"_tr, define<RouteOptions, declare_take, run_take>};
const Verb kRouteState{620, "route state", "cli_verb_route_state"_tr, define<RouteOptions, declare_state, run_state>};
const Verb kRouteRemove{630, "route remove", "cli_verb_route_remove"_tr,
                        define<RouteOptions, declare_remove, run_remove>};
const Verb kRouteList{640, "route list", "cli_verb_route_list"_tr, define<RouteOptions, declare_list, run_list>};

}  // namespace recoup::cli::inline knowledge
