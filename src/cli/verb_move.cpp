#include <algorithm>

#include "cli/report.h"
#include "cli/values.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::CaseRecord;
using core::ErrorKind;

namespace {

struct MoveOptions {
    std::int64_t id = 0;
    std::string stage;
    std::optional<std::string> received, route, on, way;
};

void declare(Grammar& grammar, MoveOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.positional("STAGE", options.stage, "cli_help_stage"_tr);
    grammar.option("received", "100.00", options.received, "cli_help_move_received"_tr);
    grammar.option("on", "T", options.on, "cli_help_refunded_at"_tr);
    grammar.option("way", "W", options.way, "cli_help_refund_way"_tr);
    grammar.option("route", "R", options.route, "cli_help_route"_tr);
}

// The card behind this one, so that a case told to move to where it is keeps its place.
std::optional<core::Uuid> card_behind(const core::State& state, const CaseRecord& record) {
    const CaseRecord* behind = nullptr;
    const auto place = [](const CaseRecord& card) { return std::tie(card.row.position, card.row.uuid); };
    for (const auto& card : state.cases())
        if (card.on_board() && card.row.stage == record.row.stage && place(card) > place(record) &&
            (behind == nullptr || place(card) < place(*behind)))
            behind = &card;
    return behind == nullptr ? std::nullopt : std::optional(behind->row.uuid);
}

// What can be told without the file.
core::Result<core::MoveCase> read_words(const Context& context, const MoveOptions& options) {
    const auto stage = read_word<core::Stage>(options.stage);
    if (!stage) return tl::unexpected(stage.error());
    core::MoveCase command{.stage = *stage};
    if ((options.received || options.on || options.way) && *stage != core::Stage::refunded)
        return core::fail(ErrorKind::usage, "cli_error_received_only_refunded"_tr);
    if (options.on) {
        auto on = read_when(context, *options.on);
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

Exit run(Context& context, const MoveOptions& options) {
    auto command = read_words(context, options);
    if (!command) return tl::unexpected(command.error());
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto& state = (*session)->state();
    const auto found = find_case(state, options.id);
    if (!found) return tl::unexpected(found.error());
    const auto& record = **found;
    command->case_uuid = record.row.uuid;
    if (command->stage == record.row.stage) command->before = card_behind(state, record);
    if (options.received) {
        const auto minor = read_amount(*options.received, {record.row.currency, record.row.jurisdiction});
        if (!minor) return tl::unexpected(minor.error());
        command->received_minor = *minor;
    }
    return dispatch_and_report(context, **session, *command, record.row.number);
}

}  // namespace

const Verb kMove{"move", "cli_verb_move"_tr, define<MoveOptions, declare, run>};

}  // namespace recoup::cli
