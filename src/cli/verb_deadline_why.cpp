// deadline explain, stop, start: why a deadline is when it is, and its clock.
#include "app/library.h"
#include "cli/documents.h"
#include "cli/json.h"
#include "cli/report.h"
#include "cli/values.h"
#include "cli/verbs.h"
#include "cli/why_text.h"

namespace recoup::cli {

namespace {

using OptionalText = std::optional<std::string>;

struct WhyOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, WhyOptions& options) {
    grammar.id("ID", options.id, "cli_help_deadline_id"_tr);
}

std::string_view mark_token(core::DayMark mark) {
    constexpr std::string_view kTokens[] = {"trigger", "counted", "makeup", "weekend", "holiday", "rolled"};
    return kTokens[static_cast<std::size_t>(mark)];
}

OptionalText iso_or_null(const Context& context, const std::optional<core::When>& when) {
    return when ? OptionalText(iso_end(context, *when)) : std::nullopt;
}

void write_why(Context& context, const core::DeadlineRow& row, const core::Why& why) {
    Json json(context.out);
    json.object().number("id", row.number).text("title", row.title).text("due_at", iso_end(context, row.due));
    json.text("earliest", iso_or_null(context, row.earliest)).text("latest", iso_or_null(context, row.latest));
    json.boolean("estimate", row.estimate).boolean("by_hand", row.by_hand || row.rule.empty());
    json.boolean("stopped", row.stopped_at.has_value());
    if (row.rule.empty())
        json.null("rule");
    else
        json.object("rule").text("id", row.rule).text("version", row.rule_version).end_object();
    json.text("counted_from", row.counted_from ? OptionalText(core::to_storage(*row.counted_from)) : std::nullopt);
    json.array("explanation");
    for (const auto& line : why.lines) json.object().text("label", line.label).text("value", line.value).end_object();
    json.end_array().array("days");
    for (const auto& day : why.days)
        json.object().text("day", core::to_iso(day.day)).text("mark", mark_token(day.mark)).end_object();
    json.end_array().array("notes");
    for (const auto& note : why.notes) json.item(note);
    json.end_array().end_object();
}

Exit run_explain(Context& context, const WhyOptions& options) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_deadline((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    const auto why = core::why(*found->row, context.machine.ports.library.rules(), reader_of(context));
    if (context.json)
        write_why(context, *found->row, why);
    else
        print_why(context, why);
    return kDone;
}

Exit set_clock(Context& context, std::int64_t id, bool stopped) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_deadline((*session)->state(), id);
    if (!found) return tl::unexpected(found.error());
    const auto number = found->row->number;
    return dispatch_and_report(context, **session, core::StopClock{found->record->row.uuid, found->row->uuid, stopped},
                               number);
}

Exit run_stop(Context& context, const WhyOptions& options) {
    return set_clock(context, options.id, true);
}

Exit run_start(Context& context, const WhyOptions& options) {
    return set_clock(context, options.id, false);
}

struct RecountOptions {};

void declare_recount(Grammar&, RecountOptions&) {}

Exit run_recount(Context& context, const RecountOptions&) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto cases = core::recountable((*session)->state(), context.machine.ports.library.rules());
    for (const auto& uuid : cases)
        if (const auto change = dispatch(**session, core::RecountDeadlines{uuid}); !change)
            return tl::unexpected(change.error());
    const auto count = static_cast<std::int64_t>(cases.size());
    if (context.json) Json(context.out).object().number("cases", count).end_object();
    context.say(core::trf(context.lang, "cli_recounted"_tr, count));
    return kDone;
}

}  // namespace

const Verb kDeadlineRecount{"deadline recount", "cli_verb_deadline_recount"_tr,
                            define<RecountOptions, declare_recount, run_recount>};
const Verb kDeadlineExplain{"deadline explain", "cli_verb_deadline_explain"_tr,
                            define<WhyOptions, declare, run_explain>};
const Verb kDeadlineStop{"deadline stop", "cli_verb_deadline_stop"_tr, define<WhyOptions, declare, run_stop>};
const Verb kDeadlineStart{"deadline start", "cli_verb_deadline_start"_tr, define<WhyOptions, declare, run_start>};

}  // namespace recoup::cli
