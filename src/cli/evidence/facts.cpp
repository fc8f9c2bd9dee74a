// facts: what a picture tells of a case.
#include "cli/output/facts.h"
#include "app/data/settings.h"
#include "app/reading/habit.h"
#include "cli/command_line/verb.h"
#include "cli/evidence/picture.h"
#include "cli/output/table.h"
#include "core/base/text.h"

namespace recoup::cli::inline evidence {

namespace {

struct FactsOptions {
    std::vector<std::string> what;
};

void declare(Grammar& grammar, FactsOptions& options) {
    grammar.path_positionals("EVIDENCE|FILE", options.what, "cli_help_text"_tr);
}

void print(Call& call, const core::Reading& reading) {
    call.say(core::label(call.lang, reading.kind));
    Table table({{std::string(core::tr(call.lang, "cli_column_fact"_tr))},
                 {std::string(core::tr(call.lang, "cli_column_role"_tr))},
                 {std::string(core::tr(call.lang, "cli_column_read"_tr)), false, true}});
    for (const auto& fact : reading.facts) {
        const bool says = fact.role != core::FactRole::none;
        table.add({{std::string(core::label(call.lang, fact.field))},
                   {says ? std::string(core::label(call.lang, fact.role)) : std::string(), Ink::muted},
                   {fact.value}});
    }
    if (table.empty())
        call.warn(core::tr(call.lang, "cli_facts_none"_tr));
    else
        table.print(call.out, call.colour);
}

Exit run(Call& call, const FactsOptions& options) {
    if (options.what.size() != 1) return core::fail(core::ErrorKind::usage, "cli_error_text_wants_one"_tr);
    const auto picture = picture_of(call, options.what.front());
    if (!picture) return tl::unexpected(picture.error());
    const auto text = read_picture_text(*picture);
    if (!text) return tl::unexpected(text.error());
    const auto home = home_of(call);
    auto habit = app::reading_habit(call.machine.ports, call.now(), call.zone, home, {});
    habit.taken = picture->taken;
    if (picture->of) habit.currency = picture->of->currency;
    const auto reading = core::facts_of(*text, habit);
    std::optional<std::vector<core::Difference>> differs;
    if (picture->of) differs = core::differences(reading, *picture->of);
    if (call.json)
        write_facts(reading, differs, call.zones(), call.zone, call.out);
    else
        print(call, reading);
    if (!call.json && differs)
        for (const auto& one : *differs) call.say(core::one_line(core::show_difference(call.lang, one)));
    return kDone;
}

}  // namespace

const Verb kFacts{356, "facts", "cli_verb_facts"_tr, define<FactsOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
