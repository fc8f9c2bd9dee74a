#include "cli/output/documents.h"

#include "cli/output/chats.h"
#include "cli/output/facts.h"
#include "core/base/words.h"
#include "core/edit/case_fields.h"
#include "core/model/show.h"
#include "core/model/stalling.h"
#include "core/model/tags.h"
#include "core/redact/covers.h"
#include "core/view/found.h"

namespace recoup::cli::inline output {

using core::CaseRecord;
using core::CaseRow;
using core::DeadlineRow;
using core::When;

namespace {

using OptionalText = std::optional<std::string>;

OptionalText text_or_null(const std::string& text) {
    return text.empty() ? OptionalText() : text;
}

OptionalText iso_or_null(const Call& call, const std::optional<core::Instant>& instant) {
    return instant ? OptionalText(iso(call, *instant)) : std::nullopt;
}

// When it happened: a day is its first second there.
OptionalText happened(const Call& call, const std::optional<When>& when) {
    if (!when) return std::nullopt;
    if (!when->is_day()) return iso(call, when->instant);
    return core::to_iso(core::first_second(*when, call.zones()), call.zones(), when->zone);
}

void write_due(const Call& call, Json& json, const DeadlineRow& row) {
    json.text("due_at", iso_end(call, row.due));
    json.text("due_day", row.due.is_day() ? OptionalText(core::to_iso(row.due.day)) : std::nullopt);
    json.text("zone", text_or_null(row.due.zone));
    json.text("state", core::token(core::deadline_state(row, call.zones(), call.now())));
    json.boolean("estimate", row.estimate);
}

void write_value(const Call&, Json& json, std::string_view key, const std::string& text) {
    json.text(key, text_or_null(text));
}
void write_value(const Call&, Json& json, std::string_view key, const std::optional<std::int64_t>& minor) {
    json.number(key, minor);
}
void write_value(const Call& call, Json& json, std::string_view key, const std::optional<When>& when) {
    json.text(key, happened(call, when));
}
void write_value(const Call&, Json& json, std::string_view key, core::Problem problem) {
    json.text(key, core::token(problem));
}
void write_value(const Call&, Json& json, std::string_view key, core::Cycle cycle) {
    json.text(key, core::token(cycle));
}

void write_field(const Call& call, Json& json, const CaseRow& row, core::CaseField field) {
    const auto& info = core::info_of(field);
    std::visit([&](const auto& members) { write_value(call, json, info.token, row.*members.row); }, info.members);
}

void write_fields(const Call& call, Json& json, const CaseRow& row, core::CaseFieldInfo::Part part) {
    for (const auto& info : core::kCaseFields)
        if (info.part == part) write_field(call, json, row, info.field);
}

void write_next_deadline(const Call& call, Json& json, const CaseRecord& record) {
    const auto* next = record.next_deadline();
    if (next == nullptr || record.ended()) {
        json.null("next_deadline");
        return;
    }
    json.object("next_deadline").number("id", next->number).text("title", next->title);
    write_due(call, json, *next);
    json.end_object();
}

void write_case_fields(const Call& call, Json& json, const CaseRecord& record) {
    const auto& row = record.row;
    using core::CaseField;
    using Part = core::CaseFieldInfo::Part;
    json.number("id", row.number).text("title", row.title);
    write_field(call, json, row, CaseField::platform);
    write_field(call, json, row, CaseField::problem);
    json.text("stage", core::token(row.stage));
    json.text("outcome", row.outcome == core::Outcome::none ? OptionalText() : std::string(core::token(row.outcome)));
    json.text("turn", core::token(row.turn)).text("currency", row.currency);
    write_fields(call, json, row, Part::money);
    json.text("jurisdiction", row.jurisdiction);
    write_fields(call, json, row, Part::order);
    write_field(call, json, row, CaseField::note);
    write_field(call, json, row, CaseField::playbook);
    json.text("route", row.route == core::Route::none ? OptionalText() : std::string(core::token(row.route)));
    write_fields(call, json, row, Part::dates);
    write_field(call, json, row, CaseField::refunded_at);
    json.text("created_at", iso(call, row.created_at))
        .text("updated_at", iso(call, row.updated_at))
        .text("ended_at", iso_or_null(call, row.ended_at))
        .boolean("archived", row.archived)
        .text("watch", core::token(row.watch))
        .text("removed_at", iso_or_null(call, row.removed_at));
    json.number("evidence_count", static_cast<std::int64_t>(record.evidence.size()))
        .number("slots_filled", record.slots_filled())
        .number("slots_total", static_cast<std::int64_t>(record.slots.size()))
        .number("contact_count", static_cast<std::int64_t>(record.contacts.size()));
    write_next_deadline(call, json, record);
    json.array("tags");
    for (const auto& tag : core::split_tags(row.tags)) json.item(tag);
    json.end_array();
}

void write_hits(Json& json, const std::vector<core::Hit>& hits) {
    json.array("found");
    for (const auto& hit : hits) {
        json.object().text("where", core::token(hit.place)).text("text", hit.text).array("matched");
        for (const auto& mark : hit.marks)
            json.item(std::string_view(hit.text).substr(mark.begin, mark.end - mark.begin));
        json.end_array().end_object();
    }
    json.end_array();
}

void write_said(Json& json, const EvidenceSaid& said) {
    const auto& kind = said.proposal.kind;
    json.object("read").text("kind", kind ? std::optional(std::string(core::token(*kind))) : std::nullopt);
    write_differences(json, said.differs);
    json.end_object();
}

void write_evidence_rows(const Call& call, Json& json, const CaseRecord& record, const SaidOfEvidence& said = {}) {
    json.array("evidence");
    for (const auto& row : record.evidence) {
        const bool has_size = row.width > 0 && row.height > 0;
        json.object()
            .number("id", row.number)
            .text("kind", core::token(row.kind))
            .text("name", row.name)
            .text("caption", text_or_null(row.caption))
            .text("proves", text_or_null(row.proves))
            .number("covered", static_cast<std::int64_t>(core::covers_of(record, row.uuid).size()))
            .text("sha256", row.sha256)
            .number("bytes", row.bytes)
            .text("file_class", core::token(row.file_class))
            .number("width", has_size ? std::optional(row.width) : std::nullopt)
            .number("height", has_size ? std::optional(row.height) : std::nullopt)
            .text("captured_at", iso_or_null(call, row.captured_at))
            .text("captured_from", core::token(row.captured_from))
            .text("added_at", iso(call, row.added_at));
        if (const auto one = said.find(row.number); one != said.end()) write_said(json, one->second);
        json.end_object();
    }
    json.end_array();
}

void write_slots(Json& json, const CaseRecord& record) {
    json.array("slots");
    for (const auto& slot : record.slots) {
        std::int64_t count = 0;
        for (const auto& item : record.evidence) count += item.kind == slot.kind ? 1 : 0;
        json.object().text("kind", core::token(slot.kind)).boolean("filled", count > 0).end_object();
    }
    json.end_array();
}

void write_deadline_rows(const Call& call, Json& json, const CaseRecord& record) {
    json.array("deadlines");
    for (const auto& row : record.deadlines) {
        json.object().number("id", row.number).text("title", row.title);
        write_due(call, json, row);
        json.text("rule", text_or_null(row.rule))
            .text("done_at", iso_or_null(call, row.done_at))
            .text("snoozed_until", iso_or_null(call, row.snoozed_until))
            .text("note", text_or_null(row.note))
            .text("leads", text_or_null(row.leads))
            .end_object();
    }
    json.end_array();
}

void write_promise(const Call& call, Json& json, const CaseRecord& record, const core::ContactRow& row) {
    if (!row.promised_by) {
        json.null("promised_by").null("promise_kept");
        return;
    }
    const auto due = core::last_second(*row.promised_by, call.zones());
    json.text("promised_by", iso(call, due));
    const auto kept = core::promise_kept(record, row, call.zones(), call.now());
    if (kept == core::Kept::unknown)
        json.null("promise_kept");
    else
        json.boolean("promise_kept", kept == core::Kept::yes);
}

void write_contact_rows(const Call& call, Json& json, const CaseRecord& record) {
    json.array("contacts");
    for (const auto& row : record.contacts) {
        json.object()
            .number("id", row.number)
            .text("at", iso(call, row.at))
            .text("direction", core::token(row.direction))
            .text("channel", core::token(row.channel))
            .text("party", core::token(row.party))
            .text("ticket", text_or_null(row.ticket))
            .text("words", text_or_null(row.words))
            .text("text", row.text)
            .text("pushback", text_or_null(std::string(core::token(row.pushback))));
        write_promise(call, json, record, row);
        json.array("evidence");
        for (const auto& item : record.evidence)
            if (item.contact_uuid == row.uuid) json.number({}, item.number);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_turns(const Call& call, Json& json, const CaseRecord& record) {
    const auto held = core::stalling(record, {call.lang, call.now(), &call.zones(), call.zone});
    json.array("turns");
    for (const auto& span : held.spans)
        json.object()
            .text("who", core::token(span.who))
            .text("from", iso(call, span.from))
            .text("to", iso_or_null(call, span.to))
            .number("days", span.days)
            .end_object();
    json.end_array();
}

void write_routes(const Call& call, Json& json, const CaseRecord& record) {
    json.array("routes");
    for (const auto& row : record.routes)
        json.object()
            .text("route", core::token(row.route))
            .text("state", core::token(row.state))
            .text("ticket", text_or_null(row.ticket))
            .text("note", text_or_null(row.note))
            .text("taken_at", iso(call, row.taken_at))
            .text("closed_at", iso_or_null(call, row.closed_at))
            .end_object();
    json.end_array();
}

std::string_view token_of(core::RungState state) {
    static constexpr std::string_view kTokens[] = {"open", "not_yet", "closed", "taken", "done"};
    return kTokens[static_cast<std::size_t>(state)];
}

}  // namespace

std::string iso(const Call& call, core::Instant instant) {
    return core::to_iso(instant, call.zones(), call.zone);
}

std::string iso_end(const Call& call, const When& when) {
    return core::to_iso(core::last_second(when, call.zones()), call.zones(), when.is_day() ? when.zone : call.zone);
}

void write_cases(const Call& call, const core::State& state, const core::SearchQuery& search,
                 std::span<const CaseRecord* const> cases, std::string& out) {
    Json json(out);
    json.object().array("cases");
    for (const auto* record : cases) {
        json.object();
        write_case_fields(call, json, *record);
        if (!search.empty()) write_hits(json, core::hits(state, *record, search));
        json.end_object();
    }
    json.end_array().end_object();
}

void write_case(const Call& call, const CaseRecord& record, const core::CaseChats& chats, std::string& out) {
    Json json(out);
    json.object().object("case");
    write_case_fields(call, json, record);
    write_slots(json, record);
    write_evidence_rows(call, json, record);
    write_advice(json, chats);
    write_deadline_rows(call, json, record);
    write_contact_rows(call, json, record);
    write_turns(call, json, record);
    write_routes(call, json, record);
    json.end_object().end_object();
}

void write_deadlines(const Call& call, std::span<const DueDeadline> deadlines, std::string& out) {
    Json json(out);
    json.object().array("deadlines");
    for (const auto& deadline : deadlines) {
        json.object()
            .number("id", deadline.row->number)
            .number("case_id", deadline.record->row.number)
            .text("case_title", deadline.record->row.title)
            .text("title", deadline.row->title);
        write_due(call, json, *deadline.row);
        json.text("rule", text_or_null(deadline.row->rule))
            .text("snoozed_until", iso_or_null(call, deadline.row->snoozed_until))
            .text("leads", text_or_null(deadline.row->leads))
            .end_object();
    }
    json.end_array().end_object();
}

void write_evidence(const Call& call, const CaseRecord& record, const SaidOfEvidence& said,
                    const core::CaseChats& chats, std::string& out) {
    Json json(out);
    json.object();
    write_evidence_rows(call, json, record, said);
    write_advice(json, chats);
    json.end_object();
}

void write_contacts(const Call& call, const CaseRecord& record, std::string& out) {
    Json json(out);
    json.object();
    write_contact_rows(call, json, record);
    write_turns(call, json, record);
    json.end_object();
}

void write_ladder(std::span<const core::RungView> ladder, std::string& out) {
    Json json(out);
    json.object().array("routes");
    for (const auto& rung : ladder) {
        json.object()
            .text("route", core::token(rung.route))
            .text("title", rung.title)
            .text("state", token_of(rung.state))
            .text("ticket", text_or_null(rung.ticket))
            .array("why");
        for (const auto& why : rung.why) json.item(why);
        json.end_array().end_object();
    }
    json.end_array().end_object();
}

void write_platforms(std::span<const core::PlatformRecord> platforms, std::string& out) {
    Json json(out);
    json.object().array("platforms");
    for (const auto& record : platforms) {
        const auto& row = record.row;
        json.object()
            .text("name", row.name)
            .text("channels", text_or_null(row.channels))
            .text("complaint_address", text_or_null(row.complaint_address))
            .number("review_days", row.review_days)
            .number("cooling_hours", row.cooling_hours)
            .text("legal_name", text_or_null(row.legal_name))
            .text("legal_address", text_or_null(row.legal_address))
            .text("note", text_or_null(row.note))
            .array("clauses");
        for (const auto& clause : record.clauses)
            json.object()
                .text("title", clause.title)
                .text("clause", clause.clause)
                .text("text", clause.text)
                .text("sha256", text_or_null(clause.sha256))
                .end_object();
        json.end_array().end_object();
    }
    json.end_array().end_object();
}

}  // namespace recoup::cli::inline output
