// recognise: what the other side says in a text, without any file.
#include "core/pushback/recognise.h"

#include <istream>

#include "app/data/library.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "core/base/money.h"

namespace recoup::cli::inline knowledge {

namespace {

using core::Recognised;

struct RecogniseOptions {
    std::string text;
};

void declare(Grammar& grammar, RecogniseOptions& options) {
    grammar.positional("TEXT", options.text, "cli_help_recognise"_tr);
}

// Of standard input no more than is listened to.
std::string text_of(Call& call, const std::string& typed) {
    if (typed != "-") return typed;
    std::string text(core::kMostListened, '\0');
    call.machine.in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(call.machine.in.gcount()));
    return text;
}

// Holiday tables are read only where working days are promised: that takes longer than all else.
Recognised listen(const Call& call, const std::string& text) {
    const auto home = home_of(call);
    const auto& library = call.machine.ports.library;
    core::ListenHabit habit{{&call.zones(), call.zone, call.now(), core::Looks::ahead, call.lang},
                            {home.currency, home.region}};
    auto said = core::recognise(text, library.phrasebook(), {}, habit);
    if (!said.promise || !said.promise->by.estimate) return said;
    habit.dates.rules = &library.rules();
    habit.dates.calendar = home.region;
    return core::recognise(text, library.phrasebook(), {}, habit);
}

void print(Call& call, const Recognised& said) {
    std::string kinds;
    for (const auto kind : said.pushbacks)
        kinds += (kinds.empty() ? "" : std::string(core::tr(call.lang, "list_comma"_tr))) +
                 std::string(core::label(call.lang, kind));
    if (!kinds.empty()) call.say(core::trf(call.lang, "cli_recognised_pushbacks"_tr, kinds));
    if (const auto& promise = said.promise)
        call.say(core::trf(call.lang, promise->by.estimate ? "cli_recognised_estimate"_tr : "cli_recognised_promise"_tr,
                           local_when(call, promise->by.when)));
    if (const auto& offer = said.offer)
        call.say(core::trf(call.lang, "cli_recognised_offer"_tr,
                           core::format_amount(offer->sum.minor, offer->sum.currency)));
    if (said.empty()) call.say(core::tr(call.lang, "cli_recognised_nothing"_tr));
}

Exit run(Call& call, const RecogniseOptions& options) {
    const auto said = listen(call, text_of(call, options.text));
    if (!call.json) return print(call, said), kDone;
    Json json(call.out);
    json.object().array("pushbacks");
    for (const auto kind : said.pushbacks) json.item(core::token(kind));
    json.end_array();
    const auto& promise = said.promise;
    json.text("promise", promise ? std::optional(promise->token) : std::nullopt);
    json.text("promised_by", promise ? std::optional(iso_end(call, promise->by.when)) : std::nullopt);
    json.number("offered_minor", said.offer ? std::optional(said.offer->sum.minor) : std::nullopt);
    json.text("currency", said.offer ? said.offer->sum.currency : home_of(call).currency);
    json.end_object();
    return kDone;
}

}  // namespace

const Verb kRecognise{505, "recognise", "cli_verb_recognise"_tr, define<RecogniseOptions, declare, run>};

}  // namespace recoup::cli::inline knowledge
