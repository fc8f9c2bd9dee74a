#include <fmt/format.h>

#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/output/table.h"
#include "core/base/money.h"
#include "core/model/stats.h"

namespace recoup::cli::inline knowledge {

using core::Tr;

namespace {

struct StatsOptions {
    std::optional<std::string> currency, platform, months;
};

void declare(Grammar& grammar, StatsOptions& options) {
    grammar.option("currency", "CNY", options.currency, "cli_help_stats_currency"_tr);
    grammar.option("platform", "P", options.platform, "cli_help_stats_platform"_tr);
    grammar.option("months", "N", options.months, "cli_help_stats_months"_tr);
}

core::Result<core::StatsFilter> filter_of(const StatsOptions& options) {
    constexpr std::int64_t kMostMonths = 1200;
    core::StatsFilter filter{options.currency.value_or(""), options.platform.value_or(""), 0};
    if (options.currency && !core::is_currency(*options.currency))
        return core::fail(core::ErrorKind::usage, "error_currency"_tr, {*options.currency});
    if (!options.months) return filter;
    const auto months = read_count(*options.months);
    if (!months || *months < 1 || *months > kMostMonths)
        return core::fail(core::ErrorKind::usage, "cli_stats_months_wrong"_tr, {*options.months});
    filter.months = static_cast<int>(*months);
    return filter;
}

std::string month_text(std::chrono::year_month month) {
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

void write_json(const core::Stats& stats, std::string& out) {
    Json json(out);
    json.object().array("currencies");
    for (const auto& c : stats.currencies)
        json.object()
            .text("currency", c.currency)
            .number("open_minor", c.open_minor)
            .number("recovered_minor", c.recovered_minor)
            .decimal("recovery_rate", c.recovery_rate())
            .decimal("median_days", c.median_days)
            .number("cases", c.cases)
            .end_object();
    json.end_array().array("platforms");
    for (const auto& p : stats.platforms)
        json.object()
            .text("platform", p.platform)
            .number("cases", p.cases)
            .number("recovered_minor", p.recovered_minor)
            .text("currency", p.currency)
            .decimal("median_days", p.median_days)
            .number("pushbacks", p.pushbacks)
            .decimal("stalling_days", p.stalling_days)
            .end_object();
    json.end_array().array("months");
    for (const auto& m : stats.months)
        json.object()
            .text("month", month_text(m.month))
            .text("currency", m.currency)
            .number("recovered_minor", m.recovered_minor)
            .number("open_minor", m.open_minor)
            .end_object();
    json.end_array().object("stages");
    for (int i = 0; i < core::kStageCount; ++i)
        json.number(core::token(static_cast<core::Stage>(i)), stats.stages[static_cast<std::size_t>(i)]);
    json.end_object()
        .number("escalated", stats.escalated)
        .number("refunded_after_escalation", stats.refunded_after_escalation)
        .end_object();
    out += '\n';
}

std::string shown(const std::optional<double>& value, double factor, std::string_view unit) {
    return value ? fmt::format("{:.{}f}{}", *value * factor, unit == "%" ? 0 : 1, unit) : "—";
}

void print(Call& call, const core::Stats& stats) {
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table money({{tr("cli_stats_currency"_tr)},
                 {tr("recovered"_tr), true},
                 {tr("cli_stats_open"_tr), true},
                 {tr("cli_stats_rate"_tr), true},
                 {tr("cli_stats_median"_tr), true},
                 {tr("cases"_tr), true}});
    for (const auto& c : stats.currencies)
        money.add({{c.currency},
                   {core::format_amount(c.recovered_minor, c.currency), Ink::good},
                   {core::format_amount(c.open_minor, c.currency)},
                   {shown(c.recovery_rate(), 100, "%")},
                   {shown(c.median_days, 1, "")},
                   {std::to_string(c.cases)}});
    money.print(call.out, call.colour);
    Table platforms({{tr("case_platform"_tr), false, true},
                     {tr("cases"_tr), true},
                     {tr("recovered"_tr), true},
                     {tr("cli_stats_stalling"_tr), true},
                     {tr("cli_stats_median"_tr), true},
                     {tr("pushbacks"_tr), true}});
    for (const auto& p : stats.platforms)
        platforms.add({{p.platform},
                       {std::to_string(p.cases)},
                       {core::format_amount(p.recovered_minor, p.currency)},
                       {shown(p.stalling_days, 1, "")},
                       {shown(p.median_days, 1, "")},
                       {std::to_string(p.pushbacks)}});
    call.out += '\n';
    if (!platforms.empty()) platforms.print(call.out, call.colour);
    Table months({{tr("cli_stats_month"_tr)}, {tr("recovered"_tr), true}, {tr("cli_stats_open"_tr), true}});
    for (const auto& m : stats.months)
        months.add({{month_text(m.month)},
                    {core::format_amount(m.recovered_minor, m.currency)},
                    {core::format_amount(m.open_minor, m.currency)}});
    call.out += '\n';
    months.print(call.out, call.colour);
}

Exit run(Call& call, const StatsOptions& options) {
    const auto filter = filter_of(options);
    if (!filter) return tl::unexpected(filter.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto reader = reader_of(call);
    const auto stats = core::stats((*session)->state(), *filter, reader);
    if (call.json)
        write_json(stats, call.out);
    else if (stats.currencies.empty())
        call.say(core::tr(call.lang, "insights_empty"_tr));
    else
        print(call, stats);
    return kDone;
}

}  // namespace

const Verb kStats{960, "stats", "cli_verb_stats"_tr, define<StatsOptions, declare, run>};

}  // namespace recoup::cli::inline knowledge
