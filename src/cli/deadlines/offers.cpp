// deadline offers: the rules that fit a case, what each asks or comes to, and those that do not fit. answer: what only
// the person knows of a case.
#include "app/data/library.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "core/advice/fits.h"
#include "core/model/trigger.h"
#include "core/view/why.h"

namespace recoup::cli::inline deadlines {

namespace {

using core::ErrorKind;
using OptionalText = std::optional<std::string>;

// ---- offers

struct OffersOptions {
    std::int64_t id = 0;
};

void declare_offers(Grammar& grammar, OffersOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

void write_offer(Json& json, const core::OfferView& offer) {
    json.object().text("rule", offer.rule).text("title", offer.title).text("law", offer.law);
    json.text("due", offer.due.empty() ? OptionalText() : offer.due);
    json.text("from", offer.asks ? OptionalText(offer.question) : std::nullopt);
    json.text("question", offer.asked.empty() ? OptionalText() : offer.asked).array("choices");
    for (const auto& choice : offer.choices) json.item(choice.id);
    json.end_array().text("exceptions", offer.exceptions.empty() ? OptionalText() : offer.exceptions);
    json.boolean("of_playbook", offer.of_playbook).end_object();
}

void print_offer(Call& call, const core::OfferView& offer) {
    call.out += inked(offer.title, Ink::strong, call.colour) + "  " + inked(offer.rule, Ink::muted, call.colour) + '\n';
    const auto line = [&](std::string_view text) { call.out += "  " + std::string(text) + '\n'; };
    line(offer.facts);
    if (!offer.due.empty()) line(offer.due);
    if (offer.asks) line(core::trf(call.lang, "offer_question"_tr, offer.question));
    if (!offer.asked.empty()) {
        std::string choices;
        for (const auto& choice : offer.choices)
            choices +=
                (choices.empty() ? "" : " · ") + core::trf(call.lang, "pair_by_brackets"_tr, choice.label, choice.id);
        line(core::trf(call.lang, "cli_offer_asks"_tr, offer.ask, offer.asked, choices));
    }
    if (!offer.exceptions.empty())
        line(core::trf(call.lang, "pair_by_colon"_tr, core::tr(call.lang, "why_exceptions"_tr), offer.exceptions));
}

Exit run_offers(Call& call, const OffersOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    const auto& record = **found;
    const auto& rules = call.machine.ports.library.rules();
    const auto of_playbook = core::playbook_rules(call.machine.ports.library.playbooks(), record.row);
    const auto reader = reader_of(call);
    const auto [offers, withheld] = core::sift(rules, of_playbook, record, call.now(), call.zones());
    if (call.json) {
        Json json(call.out);
        json.object().array("offers");
        for (const auto& offer : offers) write_offer(json, core::offer_view(offer, rules, reader));
        json.end_array().array("withheld");
        for (const auto& item : withheld)
            json.object()
                .text("rule", item.rule->id)
                .text("why", core::show_withheld(item, record, rules, reader))
                .end_object();
        json.end_array().end_object();
        return kDone;
    }
    for (const auto& offer : offers) print_offer(call, core::offer_view(offer, rules, reader));
    if (!withheld.empty())
        call.out += (offers.empty() ? "" : "\n") + core::trf(call.lang, "withheld_open"_tr, withheld.size()) + '\n';
    for (const auto& item : withheld)
        call.out += "  " +
                    core::trf(call.lang, "pair_by_colon"_tr, item.rule->title.in(call.lang),
                              core::show_withheld(item, record, rules, reader)) +
                    '\n';
    return kDone;
}

// ---- answer

struct AnswerOptions {
    std::int64_t id = 0;
    std::optional<std::string> question, value;
};

void declare_answer(Grammar& grammar, AnswerOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.optional_positional("QUESTION", options.question, "cli_help_answer_question"_tr);
    grammar.optional_positional("VALUE", options.value, "cli_help_answer_value"_tr);
}

void list_answers(Call& call, const core::CaseRecord& record) {
    if (call.json) {
        Json json(call.out);
        json.object().array("answers");
        for (const auto& row : record.answers)
            json.object().text("question", row.question).text("value", row.value).end_object();
        json.end_array().end_object();
        return;
    }
    for (const auto& row : record.answers)
        call.out += core::trf(call.lang, "pair_by_colon"_tr, row.question, row.value) + '\n';
    if (record.answers.empty()) call.say(core::tr(call.lang, "cli_answers_none"_tr));
}

// A day that is typed as the file keeps it.
core::Result<std::string> value_of(Call& call, const AnswerOptions& options, const core::CaseRow& row) {
    const auto value = options.value.value_or("");
    if (value.empty() || !core::is_event(*options.question)) return value;
    return read_date(call, value, core::Looks::back, row.jurisdiction).map([](const core::DateRead& read) {
        return core::to_storage(read.when);
    });
}

Exit run_answer(Call& call, const AnswerOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (!options.question) return list_answers(call, **found), kDone;
    const auto value = value_of(call, options, (*found)->row);
    if (!value) return tl::unexpected(value.error());
    return dispatch_and_report(call, **session, core::AnswerQuestion{(*found)->row.uuid, *options.question, *value},
                               options.id);
}

}  // namespace

const Verb kDeadlineOffers{470, "deadline offers", "cli_verb_deadline_offers"_tr,
                           define<OffersOptions, declare_offers, run_offers>};
const Verb kAnswer{475, "answer", "cli_verb_answer"_tr, define<AnswerOptions, declare_answer, run_answer>};

}  // namespace recoup::cli::inline deadlines
