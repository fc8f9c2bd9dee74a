#include "cli/file/arriving.h"

#include "app/intake/importer.h"
#include "cli/command_line/values.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

void declare_stages(Grammar& grammar, MapOptions& options) {
    grammar.options("stage", "LIST=STAGE", options.stages, "cli_help_import_stage"_tr);
    grammar.path_option("map", "FILE", options.file, "cli_help_import_map"_tr);
}

core::Result<app::ImportMap> map_of(const MapOptions& options) {
    app::ImportMap map;
    if (options.file) {
        const auto bytes = app::read_file(*options.file);
        if (!bytes) return tl::unexpected(bytes.error());
        const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
        auto read = app::read_import_map(text, portable::utf8(*options.file));
        if (!read) return read;
        map = std::move(*read);
    }
    for (const auto& text : options.stages)
        if (const auto taken = app::take_typed_stage(text, map); !taken) return tl::unexpected(taken.error());
    for (const auto& text : options.columns)
        if (const auto taken = app::take_typed_column(text, map); !taken) return tl::unexpected(taken.error());
    const auto order = read_optional_word<core::DateOrder>(options.order);
    if (!order) return tl::unexpected(order.error());
    if (*order) map.order = **order;
    return map;
}

core::ArrivalHabit arrival_habit(const Call& call) {
    const auto home = home_of(call);
    core::ArrivalHabit habit{.lang = call.lang, .zones = &call.zones(), .zone = call.zone, .now = call.now()};
    if (!home.currency.empty()) habit.currency = home.currency;
    habit.jurisdiction = home.region;
    return habit;
}

Exit take_in(Call& call, core::Arrival arrival, Taking taking) {
    const auto session = open_session(call, taking.dry_run ? Missing::refuse : Missing::make_default);
    if (!session) return tl::unexpected(session.error());
    const app::FileHabit files{call.zones(), call.zone, call.now(), std::move(taking.folder)};
    auto plan = app::plan_arrival(std::move(arrival), taking.source, (*session)->state(), files);
    if (!plan) return tl::unexpected(plan.error());
    if (!taking.dry_run && !plan->command.rows.empty())
        if (const auto change = dispatch(call, **session, plan->command, std::move(plan->originals)); !change)
            return tl::unexpected(change.error());
    tell_arrival(call, {std::move(taking.heading), std::move(taking.source), *plan, taking.table, !taking.dry_run});
    return kDone;
}

}  // namespace recoup::cli::inline file
