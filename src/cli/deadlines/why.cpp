// deadline explain, stop, start: why a deadline is when it is, and its clock.
#include "app/data/library.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "cli/output/why_text.h"

namespace recoup::cli::inline deadlines {

namespace {

using OptionalText = std::optional<std::string>;

struct WhyOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, WhyOptions& options) {
    grammar.id("ID", options.id, "cli_help_deadline_id"_tr);
}

std::string_view mark_token(core::DayMark mark) {
    constexpr std::string_view kTokens[] = {"trigger", "counted", "makeup", "weekend", "holiday", "rolled", "open"};
    return kTokens[static_cast<std::size_t>(mark)];
}

OptionalText iso_or_null(const Call& call, const std::optional<core::When>& when) {
    return when ? OptionalText(iso_end(call, *when)) : std::nullopt;
}

void write_why(Call& call, const core::DeadlineRow& row, const core::Why& why) {
    Json json(call.out);
    json.object().number("id", row.number).text("title", row.title).text("due_at", iso_end(call, row.due));
    json.text("earliest", iso_or_null(call, row.earliest)).text("latest", iso_or_null(call, row.latest));
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

Exit run_explain(Call& call, const WhyOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_deadline((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    const auto why = core::why(*found->row, call.machine.ports.library.rules(), reader_of(call));
    if (call.json)
        write_why(call, *found->row, why);
    else
        print_why(call, why);
    return kDone;
}

Exit set_clock(Call& call, std::int64_t id, bool stopped) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_deadline((*session)->state(), id);
    if (!found) return tl::unexpected(found.error());
    const auto number = found->row->number;
    return dispatch_and_report(call, **session, core::StopClock{found->record->row.uuid, found->row->uuid, stopped},
                               number);
}

Exit run_stop(Call& call, const WhyOptions& options) {
    return set_clock(call, options.id, true);
}

Exit run_start(Call& call, const WhyOptions& options) {
    return set_clock(call, options.id, false);
}

struct RecountOptions {};

void declare_recount(Grammar&, RecountOptions&) {}

Exit run_recount(Call& call, const RecountOptions&) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto cases = core::recountable((*session)->state(), call.machine.ports.library.rules());
    core::Result<core::Change> last;
    for (const auto& uuid : cases) {
        last = (*session)->dispatch(core::RecountDeadlines{uuid});
        if (!last) break;
    }
    if (const auto saved = concluded(call, **session, std::move(last)); !saved) return tl::unexpected(saved.error());
    const auto count = static_cast<std::int64_t>(cases.size());
    if (call.json) Json(call.out).object().number("cases", count).end_object();
    call.say(core::trf(call.lang, "cli_recounted"_tr, count));
    return kDone;
}

}  // namespace

const Verb kDeadlineRecount{1050, "deadline recount", "cli_verb_deadline_recount"_tr,
                            define<RecountOptions, declare_recount, run_recount>};
const Verb kDeadlineExplain{1020, "deadline explain", "cli_verb_deadline_explain"_tr,
                            define<WhyOptions, declare, run_explain>};
const Verb kDeadlineStop{1030, "deadline stop", "cli_verb_deadline_stop"_tr, define<WhyOptions, declare, run_stop>};
const Verb kDeadlineStart{1040, "deadline start", "cli_verb_deadline_start"_tr, define<WhyOptions, declare, run_start>};

}  // namespace recoup::cli::inline deadlines
