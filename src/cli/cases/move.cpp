#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/report.h"
#include "core/edit/move_to.h"

namespace recoup::cli::inline cases {

using core::ErrorKind;

namespace {

struct MoveOptions {
    std::int64_t id = 0;
    std::string stage;
    std::optional<std::string> received, route, on, way;
};

void declare(Grammar& grammar, MoveOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.positional("STAGE", options.stage, "cli_help_stage"_tr, core::words<core::Stage>());
    grammar.option("received", "100.00", options.received, "cli_help_move_received"_tr);
    grammar.option("on", "T", options.on, "cli_help_refunded_at"_tr);
    grammar.option("way", "W", options.way, "cli_help_refund_way"_tr, core::words<core::RefundWay>());
    grammar.option("route", "R", options.route, "cli_help_route"_tr, core::words<core::Route>());
}

// What can be told without the file.
core::Result<core::MoveCase> read_words(Call& call, const MoveOptions& options) {
    const auto stage = read_word<core::Stage>(options.stage);
    if (!stage) return tl::unexpected(stage.error());
    core::MoveCase command{.stage = *stage};
    if ((options.received || options.on || options.way) && *stage != core::Stage::refunded)
        return core::fail(ErrorKind::usage, "cli_error_received_only_refunded"_tr);
    if (options.on) {
        auto on = read_when(call, *options.on, core::Looks::back);
        if (!on) return tl::unexpected(on.error());
        command.refunded_at = std::move(*on);
    }
    if (options.way) {
        const auto way = read_word<core::RefundWay>(*options.way);
        if (!way) return tl::unexpected(way.error());
        command.refund_method = std::string(core::token(*way));
    }
    if (!options.route) return command;
    if (*stage != core::Stage::escalated) return core::fail(ErrorKind::usage, "cli_error_route_only_escalated"_tr);
    const auto route = read_word<core::Route>(*options.route);
    if (!route) return tl::unexpected(route.error());
    command.route = *route;
    return command;
}

Exit run(Call& call, const MoveOptions& options) {
    auto command = read_words(call, options);
    if (!command) return tl::unexpected(command.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    const auto& record = **found;
    const auto move = core::move_to((*session)->state(), record, command->stage);
    command->case_uuid = move.case_uuid;
    command->before = move.before;
    if (options.received) {
        const auto minor = read_amount(*options.received, {record.row.currency, record.row.jurisdiction});
        if (!minor) return tl::unexpected(minor.error());
        command->received_minor = *minor;
    }
    return dispatch_and_report(call, **session, *command, record.row.number);
}

}  // namespace

const Verb kMove{250, "move", "cli_verb_move"_tr, define<MoveOptions, declare, run>};

}  // namespace recoup::cli::inline cases
