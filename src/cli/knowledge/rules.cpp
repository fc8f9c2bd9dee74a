// rules: what the program counts by, where it is written, how well it is known.
#include <algorithm>

#include "app/data/library.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "cli/output/why_text.h"

namespace recoup::cli::inline knowledge {

namespace {

using core::Rule;
using OptionalText = std::optional<std::string>;

struct RulesOptions {
    std::optional<std::string> explain, jurisdiction;
};

void declare(Grammar& grammar, RulesOptions& options) {
    grammar.option("explain", "RULE", options.explain, "cli_help_explain"_tr);
    grammar.option("jurisdiction", "CN", options.jurisdiction, "cli_help_jurisdiction"_tr);
}

OptionalText day_or_null(const std::optional<core::Day>& day) {
    return day ? OptionalText(core::to_iso(*day)) : std::nullopt;
}

void write_rule(const Call& call, Json& json, const Rule& rule) {
    const auto text_or_null = [](const std::string& text) { return text.empty() ? OptionalText() : text; };
    json.text("id", rule.id)
        .text("version", rule.version)
        .text("jurisdiction", rule.jurisdiction)
        .text("title", rule.title.in(call.lang))
        .text("actor", core::token(rule.actor))
        .text("trigger", rule.event.empty() ? core::token(rule.trigger) : std::string_view(rule.event))
        .number("amount", rule.amount)
        .text("unit", core::token(rule.unit))
        .text("standing", core::token(rule.standing))
        .text("valid_from", day_or_null(rule.valid_from))
        .text("valid_to", day_or_null(rule.valid_to))
        .text("source_title", rule.source_title.in(call.lang))
        .text("source_url", text_or_null(rule.source_url))
        .text("article", text_or_null(std::string(rule.article.in(call.lang))))
        .text("verified_on", core::to_iso(rule.verified_on));
}

void write_explanation(const Call& call, Json& json, const Rule& rule) {
    json.text("platform", rule.platform.empty() ? OptionalText() : rule.platform)
        .text("route", rule.route == core::Route::none ? OptionalText() : std::string(core::token(rule.route)))
        .text("conditions", rule.conditions.in(call.lang))
        .text("exceptions", rule.exceptions.empty() ? OptionalText() : std::string(rule.exceptions.in(call.lang)))
        .text("consequence", rule.consequence.in(call.lang))
        .text("next_step", rule.next_step.in(call.lang))
        .boolean("stale", core::is_stale(rule, reader_of(call)));
}

void write_rules(Call& call, const std::vector<const Rule*>& rules, bool explained) {
    Json json(call.out);
    json.object().array("rules");
    for (const auto* rule : rules) {
        json.object();
        write_rule(call, json, *rule);
        if (explained) write_explanation(call, json, *rule);
        json.end_object();
    }
    json.end_array().end_object();
}

void print_rules(Call& call, const std::vector<const Rule*>& rules) {
    const auto tr = [&](core::Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("rule"_tr)},
                 {tr("deadline"_tr), false, true},
                 {tr("cli_column_actor"_tr)},
                 {tr("cli_column_standing"_tr)},
                 {tr("cli_column_verified"_tr)}});
    bool stale = false;
    for (const auto* rule : rules) {
        const bool old = core::is_stale(*rule, reader_of(call));
        stale = stale || old;
        table.add({{rule->id, Ink::strong},
                   {std::string(rule->title.in(call.lang))},
                   {std::string(core::label(call.lang, rule->actor))},
                   {std::string(core::token(rule->standing))},
                   {core::to_iso(rule->verified_on) + (old ? " !" : ""), old ? Ink::warn : Ink::plain}});
    }
    table.print(call.out, call.colour);
    if (stale) call.say(core::tr(call.lang, "cli_rules_stale"_tr));
    call.say(core::tr(call.lang, "why_not_advice"_tr));
}

Exit run(Call& call, const RulesOptions& options) {
    const auto& library = call.machine.ports.library;
    for (const auto& problem : library.problems()) call.warn(core::sentence(call.lang, problem));
    std::vector<const Rule*> rules;
    for (const auto& rule : library.rules().rules)
        if ((!options.explain || rule.id == *options.explain) &&
            (!options.jurisdiction || rule.jurisdiction == *options.jurisdiction))
            rules.push_back(&rule);
    if (options.explain && rules.empty())
        return core::fail(core::ErrorKind::work, "error_no_rule"_tr, {*options.explain});
    if (call.json)
        write_rules(call, rules, options.explain.has_value());
    else if (options.explain)
        print_why(call, core::explain(*rules.front(), reader_of(call)));
    else
        print_rules(call, rules);
    return kDone;
}

}  // namespace

const Verb kRules{1010, "rules", "cli_verb_rules"_tr, define<RulesOptions, declare, run>};

}  // namespace recoup::cli::inline knowledge
