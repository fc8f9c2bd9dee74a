// rules: what the program counts by, where it is written, how well it is known.
#include <algorithm>

#include "app/library.h"
#include "cli/json.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/verbs.h"
#include "cli/why_text.h"

namespace recoup::cli {

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

void write_rule(const Context& context, Json& json, const Rule& rule) {
    const auto text_or_null = [](const std::string& text) { return text.empty() ? OptionalText() : text; };
    json.text("id", rule.id)
        .text("version", rule.version)
        .text("jurisdiction", rule.jurisdiction)
        .text("title", rule.title.in(context.lang))
        .text("actor", core::token(rule.actor))
        .text("trigger", core::token(rule.trigger))
        .number("amount", rule.amount)
        .text("unit", core::token(rule.unit))
        .text("standing", core::token(rule.standing))
        .text("valid_from", day_or_null(rule.valid_from))
        .text("valid_to", day_or_null(rule.valid_to))
        .text("source_title", rule.source_title)
        .text("source_url", text_or_null(rule.source_url))
        .text("article", text_or_null(rule.article))
        .text("verified_on", core::to_iso(rule.verified_on));
}

void write_explanation(const Context& context, Json& json, const Rule& rule) {
    json.text("platform", rule.platform.empty() ? OptionalText() : rule.platform)
        .text("route", rule.route == core::Route::none ? OptionalText() : std::string(core::token(rule.route)))
        .text("conditions", rule.conditions.in(context.lang))
        .text("consequence", rule.consequence.in(context.lang))
        .text("next_step", rule.next_step.in(context.lang))
        .boolean("stale", core::is_stale(rule, reader_of(context)));
}

void write_rules(Context& context, const std::vector<const Rule*>& rules, bool explained) {
    Json json(context.out);
    json.object().array("rules");
    for (const auto* rule : rules) {
        json.object();
        write_rule(context, json, *rule);
        if (explained) write_explanation(context, json, *rule);
        json.end_object();
    }
    json.end_array().end_object();
}

void print_rules(Context& context, const std::vector<const Rule*>& rules) {
    const auto tr = [&](core::Tr key) { return std::string(core::tr(context.lang, key)); };
    Table table({{tr("cli_column_rule"_tr)},
                 {tr("cli_column_deadline"_tr), false, true},
                 {tr("cli_column_actor"_tr)},
                 {tr("cli_column_standing"_tr)},
                 {tr("cli_column_verified"_tr)}});
    bool stale = false;
    for (const auto* rule : rules) {
        const bool old = core::is_stale(*rule, reader_of(context));
        stale = stale || old;
        table.add({{rule->id, Ink::strong},
                   {std::string(rule->title.in(context.lang))},
                   {std::string(core::label(context.lang, rule->actor))},
                   {std::string(core::token(rule->standing))},
                   {core::to_iso(rule->verified_on) + (old ? " !" : ""), old ? Ink::warn : Ink::plain}});
    }
    table.print(context.out, context.colour);
    if (stale) context.say(core::tr(context.lang, "cli_rules_stale"_tr));
    context.say(core::tr(context.lang, "why_not_advice"_tr));
}

Exit run(Context& context, const RulesOptions& options) {
    const auto& library = context.machine.ports.library;
    for (const auto& problem : library.problems()) context.warn(core::sentence(context.lang, problem));
    std::vector<const Rule*> rules;
    for (const auto& rule : library.rules().rules)
        if ((!options.explain || rule.id == *options.explain) &&
            (!options.jurisdiction || rule.jurisdiction == *options.jurisdiction))
            rules.push_back(&rule);
    if (options.explain && rules.empty())
        return core::fail(core::ErrorKind::work, "error_no_rule"_tr, {*options.explain});
    if (context.json)
        write_rules(context, rules, options.explain.has_value());
    else if (options.explain)
        print_why(context, core::explain(*rules.front(), reader_of(context)));
    else
        print_rules(context, rules);
    return kDone;
}

}  // namespace

const Verb kRules{"rules", "cli_verb_rules"_tr, define<RulesOptions, declare, run>};

}  // namespace recoup::cli
