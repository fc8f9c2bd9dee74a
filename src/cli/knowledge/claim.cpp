// claim: what may be claimed by law in a case, and how much.
#include "core/advice/claim.h"

#include <array>

#include "app/data/library.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "core/base/money.h"

namespace recoup::cli::inline knowledge {

namespace {

using core::ClaimInput;
using core::ClaimRule;
using core::ErrorKind;

constexpr auto kInputs = static_cast<std::size_t>(ClaimInput::fee) + 1;

struct ClaimOptions {
    std::int64_t id = 0;
    std::optional<std::string> kind;
    std::array<std::optional<std::string>, kInputs> inputs;
    bool use = false;
};

std::string_view example_of(ClaimInput input) {
    constexpr std::string_view kExamples[] = {"199.00", "30", "3.45"};
    return kExamples[static_cast<std::size_t>(core::unit_of(input))];
}

void declare(Grammar& grammar, ClaimOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.optional_positional("KIND", options.kind, "cli_help_claim_kind"_tr);
    const auto words = core::words<ClaimInput>();
    for (std::size_t i = 0; i < kInputs; ++i)
        grammar.option(words[i].token, example_of(static_cast<ClaimInput>(i)), options.inputs[i], words[i].label);
    grammar.flag("use", options.use, "cli_help_claim_use"_tr);
}

std::string law_of(const ClaimRule& rule, core::Lang lang) {
    auto law = core::cite(rule, lang);
    return rule.standing ? core::trf(lang, "pair_by_brackets"_tr, law, core::label(lang, *rule.standing)) : law;
}

// ---- the list

void write_claim(Json& json, const ClaimRule& rule, core::Lang lang) {
    json.object().text("id", rule.id).text("title", rule.title.in(lang)).text("formula", core::token(rule.formula));
    json.text("conditions", rule.conditions.in(lang)).text("law", core::cite(rule, lang));
    json.text("standing", rule.standing ? std::optional(std::string(core::token(*rule.standing))) : std::nullopt);
    json.array("inputs");
    for (const auto input : core::inputs_of(rule))
        json.object()
            .text("name", core::token(input))
            .text("label", core::label_of(rule, input, lang))
            .boolean("optional", core::is_optional(rule, input))
            .end_object();
    json.end_array().end_object();
}

void print_claim(Call& call, const ClaimRule& rule) {
    const auto line = [&](std::string_view text) { call.out += "  " + std::string(text) + '\n'; };
    call.out += inked(rule.title.in(call.lang), Ink::strong, call.colour) + "  " +
                inked(rule.id, Ink::muted, call.colour) + '\n';
    line(rule.conditions.in(call.lang));
    line(law_of(rule, call.lang));
    line(core::label(call.lang, rule.formula));
    for (const auto input : core::inputs_of(rule))
        line(core::trf(call.lang, "pair_by_colon"_tr, "--" + std::string(core::token(input)),
                       core::label_of(rule, input, call.lang)));
}

Exit list(Call& call, const core::CaseRecord& record) {
    const auto claims = core::claims_for(call.machine.ports.library.rules(), record);
    if (call.json) {
        Json json(call.out);
        json.object().array("claims");
        for (const auto* rule : claims) write_claim(json, *rule, call.lang);
        json.end_array().end_object();
        return kDone;
    }
    for (const auto* rule : claims) print_claim(call, *rule);
    return kDone;
}

// ---- one of them

core::Result<core::ClaimValues> values_of(const ClaimOptions& options, const ClaimRule& rule,
                                          const core::CaseRow& row) {
    auto values = core::known_values(rule, row);
    const auto asked = core::inputs_of(rule);
    for (std::size_t i = 0; i < kInputs; ++i) {
        if (!options.inputs[i]) continue;
        const auto input = static_cast<ClaimInput>(i);
        if (std::ranges::find(asked, input) == asked.end())
            return core::fail(ErrorKind::usage, "cli_error_claim_option"_tr,
                              {rule.id, "--" + std::string(core::token(input))});
        const auto value = core::read_claim_input(input, *options.inputs[i], {row.currency, row.jurisdiction});
        if (!value) return tl::unexpected(value.error());
        values[input] = *value;
    }
    return values;
}

void tell(Call& call, const ClaimRule& rule, const core::Claim& claim, const core::CaseRow& row, bool used) {
    if (call.json) {
        Json json(call.out);
        json.object().text("id", rule.id).text("currency", row.currency).number("total_minor", claim.total_minor);
        json.number("owed_minor", claim.owed_minor).boolean("used", used).array("steps");
        for (const auto& step : claim.steps) json.item(step);
        json.end_array().text("law", core::cite(rule, call.lang));
        json.text("conditions", rule.conditions.in(call.lang)).end_object();
        return;
    }
    for (const auto& step : claim.steps) call.out += step + '\n';
    const auto total = core::format_amount(claim.total_minor, row.currency);
    call.out += inked(core::trf(call.lang, "cli_claim_total"_tr, total), Ink::strong, call.colour) + '\n';
    const auto line = [&](core::Tr name, std::string_view text) {
        call.out += core::trf(call.lang, "pair_by_colon"_tr, core::tr(call.lang, name), text) + '\n';
    };
    line("claim_conditions"_tr, rule.conditions.in(call.lang));
    line("why_source"_tr, law_of(rule, call.lang));
    call.out += inked(core::tr(call.lang, "why_not_advice"_tr), Ink::muted, call.colour) + '\n';
    if (used) call.say(core::tr(call.lang, "cli_claim_used"_tr));
}

Exit use(Call& call, app::Session& session, const core::CaseRow& row, const core::Claim& claim) {
    if (claim.total_minor == 0) return core::fail(ErrorKind::usage, "claim_nothing"_tr);
    core::EditCase edit{row.uuid, {}};
    edit.fields.claimed_minor.emplace(claim.total_minor);
    const auto change = dispatch(call, session, edit);
    if (!change) return tl::unexpected(change.error());
    return kDone;
}

Exit run(Call& call, const ClaimOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (!options.kind) return list(call, **found);
    const auto* rule = call.machine.ports.library.rules().claim(*options.kind);
    if (!rule) return core::fail(ErrorKind::usage, "cli_error_no_claim"_tr, {*options.kind});
    const auto row = (*found)->row;
    const auto values = values_of(options, *rule, row);
    if (!values) return tl::unexpected(values.error());
    const auto claim = core::reckon(*rule, *values, row, call.lang);
    if (!claim) return tl::unexpected(claim.error());
    if (options.use)
        if (auto done = use(call, **session, row, *claim); !done) return done;
    tell(call, *rule, *claim, row, options.use);
    return kDone;
}

}  // namespace

const Verb kClaim{1115, "claim", "cli_verb_claim"_tr, define<ClaimOptions, declare, run>};

}  // namespace recoup::cli::inline knowledge
