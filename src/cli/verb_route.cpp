// route take, state, remove, list: taking a case further.
#include "app/library.h"
#include "cli/documents.h"
#include "cli/report.h"
#include "cli/values.h"
#include "cli/verbs.h"
#include "core/text.h"

namespace recoup::cli {

using core::ErrorKind;

namespace {

struct RouteOptions {
    std::int64_t id = 0;
    std::string route, state;
    std::optional<std::string> ticket, note, at, due;
    bool escalate = false, sure = false;
};

void declare_take(Grammar& grammar, RouteOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.positional("ROUTE", options.route, "cli_help_take_route"_tr);
    grammar.option("ticket", "N", options.ticket, "cli_help_ticket"_tr);
    grammar.option("note", "TEXT", options.note, "cli_help_note"_tr);
    grammar.option("at", "T", options.at, "cli_help_route_at"_tr);
    grammar.option("due", "T", options.due, "cli_help_route_due"_tr);
    grammar.flag("escalate", options.escalate, "cli_help_escalate"_tr);
    grammar.flag("sure", options.sure, "cli_help_route_sure"_tr);
}

void declare_state(Grammar& grammar, RouteOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.positional("ROUTE", options.route, "cli_help_take_route"_tr);
    grammar.positional("STATE", options.state, "cli_help_route_state"_tr);
    grammar.option("ticket", "N", options.ticket, "cli_help_ticket"_tr);
    grammar.option("note", "TEXT", options.note, "cli_help_note"_tr);
}

void declare_remove(Grammar& grammar, RouteOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.positional("ROUTE", options.route, "cli_help_take_route"_tr);
}

void declare_list(Grammar& grammar, RouteOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

std::vector<core::RungView> ladder_of(const Context& context, const core::CaseRecord& record) {
    return core::route_ladder(record, context.machine.ports.library.routes(),
                              {context.lang, context.now(), &context.zones(), context.zone});
}

// What would be closed is said first, and closed only by who is sure.
core::Result<void> ask_first(const Context& context, const core::CaseRecord& record, const RouteOptions& options,
                             core::Route route) {
    if (options.sure) return {};
    for (const auto& rung : ladder_of(context, record)) {
        if (rung.route != route || rung.closes.empty()) continue;
        std::string closes;
        for (const auto& name : rung.closes) closes += (closes.empty() ? "" : ", ") + name;
        return core::fail(ErrorKind::work, "cli_error_route_closes"_tr, {rung.title, closes});
    }
    return {};
}

core::Result<core::TakeRoute> take_of(const Context& context, const RouteOptions& options) {
    const auto route = read_word<core::Route>(options.route);
    if (!route) return tl::unexpected(route.error());
    core::TakeRoute command{.route = *route};
    command.ticket = options.ticket.value_or("");
    command.note = options.note.value_or("");
    command.escalate = options.escalate;
    if (options.at) {
        const auto at = read_instant(context, *options.at);
        if (!at) return tl::unexpected(at.error());
        command.at = *at;
    }
    if (options.due) {
        const auto due = read_when(context, *options.due);
        if (!due) return tl::unexpected(due.error());
        core::NewDeadline deadline;
        deadline.title = core::trf(context.lang, "route_wait"_tr, core::label(context.lang, *route));
        deadline.due = *due;
        command.deadlines.push_back(std::move(deadline));
    }
    return command;
}

Exit run_take(Context& context, const RouteOptions& options) {
    auto command = take_of(context, options);
    if (!command) return tl::unexpected(command.error());
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (auto ok = ask_first(context, **found, options, command->route); !ok) return tl::unexpected(ok.error());
    command->case_uuid = (*found)->row.uuid;
    return dispatch_and_report(context, **session, *command, options.id);
}

// The newest time the case was taken there.
template <class MakeCommand>
Exit on_route(Context& context, const RouteOptions& options, MakeCommand make_command) {
    const auto route = read_word<core::Route>(options.route);
    if (!route) return tl::unexpected(route.error());
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    const core::RouteRow* newest = nullptr;
    for (const auto& row : (*found)->routes)
        if (row.route == *route) newest = &row;
    if (newest == nullptr) return core::fail(ErrorKind::work, "error_no_route"_tr);
    return dispatch_and_report(context, **session, make_command((*found)->row.uuid, newest->uuid), options.id);
}

Exit run_state(Context& context, const RouteOptions& options) {
    const auto state = read_word<core::RouteState>(options.state);
    if (!state) return tl::unexpected(state.error());
    return on_route(context, options, [&](const auto& case_uuid, const auto& uuid) {
        return core::EditRoute{case_uuid, uuid, *state, options.ticket, options.note};
    });
}

Exit run_remove(Context& context, const RouteOptions& options) {
    return on_route(context, options, [](const auto& case_uuid, const auto& uuid) {
        return core::RemoveRoute{case_uuid, uuid};
    });
}

void print_ladder(Context& context, const core::CaseRecord& record) {
    for (const auto& rung : ladder_of(context, record)) {
        const bool open = rung.state == core::RungState::open;
        const bool taken = rung.state == core::RungState::taken;
        context.out += inked(rung.title, Ink::strong, context.colour) + "  " +
                       inked(rung.state_label,
                             taken  ? Ink::warn
                             : open ? Ink::good
                                    : Ink::muted,
                             context.colour) +
                       '\n';
        if (!rung.ticket.empty())
            context.out += "  " + core::trf(context.lang, "contact_ticket"_tr, core::one_line(rung.ticket)) + '\n';
        if (!rung.deadline.empty()) context.out += "  " + core::one_line(rung.deadline) + '\n';
        for (const auto& why : rung.why) context.out += "  - " + why + '\n';
    }
}

Exit run_list(Context& context, const RouteOptions& options) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (context.json)
        write_ladder(ladder_of(context, **found), context.out);
    else
        print_ladder(context, **found);
    return kDone;
}

}  // namespace

const Verb kRouteTake{"route take", "cli_verb_route_take"_tr, define<RouteOptions, declare_take, run_take>};
const Verb kRouteState{"route state", "cli_verb_route_state"_tr, define<RouteOptions, declare_state, run_state>};
const Verb kRouteRemove{"route remove", "cli_verb_route_remove"_tr, define<RouteOptions, declare_remove, run_remove>};
const Verb kRouteList{"route list", "cli_verb_route_list"_tr, define<RouteOptions, declare_list, run_list>};

}  // namespace recoup::cli
