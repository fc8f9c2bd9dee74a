#include "cli/documents.h"

#include "core/show.h"
#include "core/stalling.h"
#include "core/tags.h"
#include "core/words.h"

namespace recoup::cli {

using core::CaseRecord;
using core::CaseRow;
using core::DeadlineRow;
using core::When;

namespace {

using OptionalText = std::optional<std::string>;

OptionalText text_or_null(const std::string& text) {
    return text.empty() ? OptionalText() : text;
}

OptionalText iso_or_null(const Context& context, const std::optional<core::Instant>& instant) {
    return instant ? OptionalText(iso(context, *instant)) : std::nullopt;
}

// When it happened: a day is its first second there.
OptionalText happened(const Context& context, const std::optional<When>& when) {
    if (!when) return std::nullopt;
    if (!when->is_day()) return iso(context, when->instant);
    return core::to_iso(core::first_second(*when, context.zones()), context.zones(), when->zone);
}

void write_due(const Context& context, Json& json, const DeadlineRow& row) {
    json.text("due_at", iso_end(context, row.due));
    json.text("due_day", row.due.is_day() ? OptionalText(core::to_iso(row.due.day)) : std::nullopt);
    json.text("zone", text_or_null(row.due.zone));
    json.text("state", core::token(core::deadline_state(row, context.zones(), context.now())));
    json.boolean("estimate", row.estimate);
}

void write_money(Json& json, const CaseRow& row) {
    json.text("currency", row.currency)
        .number("paid_minor", row.paid_minor)
        .number("claimed_minor", row.claimed_minor)
        .number("offered_minor", row.offered_minor)
        .number("received_minor", row.received_minor)
        .number("fee_minor", row.fee_minor);
}

void write_next_deadline(const Context& context, Json& json, const CaseRecord& record) {
    const auto* next = record.next_deadline();
    if (next == nullptr || record.ended()) {
        json.null("next_deadline");
        return;
    }
    json.object("next_deadline").number("id", next->number).text("title", next->title);
    write_due(context, json, *next);
    json.end_object();
}

void write_case_fields(const Context& context, Json& json, const CaseRecord& record) {
    const auto& row = record.row;
    json.number("id", row.number)
        .text("title", row.title)
        .text("platform", text_or_null(row.platform))
        .text("problem", core::token(row.problem))
        .text("stage", core::token(row.stage));
    json.text("outcome", row.outcome == core::Outcome::none ? OptionalText() : std::string(core::token(row.outcome)));
    json.text("turn", core::token(row.turn));
    write_money(json, row);
    json.text("jurisdiction", row.jurisdiction)
        .text("order_no", text_or_null(row.order_no))
        .text("payment_method", text_or_null(row.payment_method))
        .text("refund_method", text_or_null(row.refund_method))
        .text("note", text_or_null(row.note))
        .text("playbook", text_or_null(row.playbook));
    json.text("route", row.route == core::Route::none ? OptionalText() : std::string(core::token(row.route)));
    json.text("paid_at", happened(context, row.paid_at))
        .text("occurred_at", happened(context, row.occurred_at))
        .text("received_at", happened(context, row.received_at))
        .text("refunded_at", happened(context, row.refunded_at))
        .text("created_at", iso(context, row.created_at))
        .text("updated_at", iso(context, row.updated_at))
        .text("ended_at", iso_or_null(context, row.ended_at))
        .boolean("archived", row.archived)
        .text("removed_at", iso_or_null(context, row.removed_at));
    json.number("evidence_count", static_cast<std::int64_t>(record.evidence.size()))
        .number("slots_filled", record.slots_filled())
        .number("slots_total", static_cast<std::int64_t>(record.slots.size()))
        .number("contact_count", static_cast<std::int64_t>(record.contacts.size()));
    write_next_deadline(context, json, record);
    json.array("tags");
    for (const auto& tag : core::split_tags(row.tags)) json.item(tag);
    json.end_array();
}

void write_evidence_rows(const Context& context, Json& json, const CaseRecord& record) {
    json.array("evidence");
    for (const auto& row : record.evidence) {
        const bool has_size = row.width > 0 && row.height > 0;
        json.object()
            .number("id", row.number)
            .text("kind", core::token(row.kind))
            .text("name", row.name)
            .text("caption", text_or_null(row.caption))
            .text("sha256", row.sha256)
            .number("bytes", row.bytes)
            .text("file_class", core::token(row.file_class))
            .number("width", has_size ? std::optional(row.width) : std::nullopt)
            .number("height", has_size ? std::optional(row.height) : std::nullopt)
            .text("captured_at", iso_or_null(context, row.captured_at))
            .text("captured_from", core::token(row.captured_from))
            .text("added_at", iso(context, row.added_at))
            .end_object();
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

void write_deadline_rows(const Context& context, Json& json, const CaseRecord& record) {
    json.array("deadlines");
    for (const auto& row : record.deadlines) {
        json.object().number("id", row.number).text("title", row.title);
        write_due(context, json, row);
        json.text("rule", text_or_null(row.rule))
            .text("done_at", iso_or_null(context, row.done_at))
            .text("snoozed_until", iso_or_null(context, row.snoozed_until))
            .text("note", text_or_null(row.note))
            .text("leads", text_or_null(row.leads))
            .end_object();
    }
    json.end_array();
}

void write_promise(const Context& context, Json& json, const CaseRecord& record, const core::ContactRow& row) {
    if (!row.promised_by) {
        json.null("promised_by").null("promise_kept");
        return;
    }
    const auto due = core::last_second(*row.promised_by, context.zones());
    json.text("promised_by", iso(context, due));
    const auto kept = core::promise_kept(record, row, context.zones(), context.now());
    if (kept == core::Kept::unknown)
        json.null("promise_kept");
    else
        json.boolean("promise_kept", kept == core::Kept::yes);
}

void write_contact_rows(const Context& context, Json& json, const CaseRecord& record) {
    json.array("contacts");
    for (const auto& row : record.contacts) {
        json.object()
            .number("id", row.number)
            .text("at", iso(context, row.at))
            .text("direction", core::token(row.direction))
            .text("channel", core::token(row.channel))
            .text("party", core::token(row.party))
            .text("ticket", text_or_null(row.ticket))
            .text("text", row.text)
            .text("pushback", text_or_null(std::string(core::token(row.pushback))));
        write_promise(context, json, record, row);
        json.array("evidence");
        for (const auto& item : record.evidence)
            if (item.contact_uuid == row.uuid) json.number({}, item.number);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_turns(const Context& context, Json& json, const CaseRecord& record) {
    const auto held = core::stalling(record, {context.lang, context.now(), &context.zones(), context.zone});
    json.array("turns");
    for (const auto& span : held.spans)
        json.object()
            .text("who", core::token(span.who))
            .text("from", iso(context, span.from))
            .text("to", iso_or_null(context, span.to))
            .number("days", span.days)
            .end_object();
    json.end_array();
}

void write_routes(const Context& context, Json& json, const CaseRecord& record) {
    json.array("routes");
    for (const auto& row : record.routes)
        json.object()
            .text("route", core::token(row.route))
            .text("state", core::token(row.state))
            .text("ticket", text_or_null(row.ticket))
            .text("note", text_or_null(row.note))
            .text("taken_at", iso(context, row.taken_at))
            .text("closed_at", iso_or_null(context, row.closed_at))
            .end_object();
    json.end_array();
}

std::string_view token_of(core::RungState state) {
    static constexpr std::string_view kTokens[] = {"open", "not_yet", "closed", "taken", "done"};
    return kTokens[static_cast<std::size_t>(state)];
}

}  // namespace

std::string iso(const Context& context, core::Instant instant) {
    return core::to_iso(instant, context.zones(), context.zone);
}

std::string iso_end(const Context& context, const When& when) {
    return core::to_iso(core::last_second(when, context.zones()), context.zones(),
                        when.is_day() ? when.zone : context.zone);
}

void write_cases(const Context& context, std::span<const CaseRecord* const> cases, std::string& out) {
    Json json(out);
    json.object().array("cases");
    for (const auto* record : cases) {
        json.object();
        write_case_fields(context, json, *record);
        json.end_object();
    }
    json.end_array().end_object();
}

void write_case(const Context& context, const CaseRecord& record, std::string& out) {
    Json json(out);
    json.object().object("case");
    write_case_fields(context, json, record);
    write_slots(json, record);
    write_evidence_rows(context, json, record);
    write_deadline_rows(context, json, record);
    write_contact_rows(context, json, record);
    write_turns(context, json, record);
    write_routes(context, json, record);
    json.end_object().end_object();
}

void write_deadlines(const Context& context, std::span<const DueDeadline> deadlines, std::string& out) {
    Json json(out);
    json.object().array("deadlines");
    for (const auto& deadline : deadlines) {
        json.object()
            .number("id", deadline.row->number)
            .number("case_id", deadline.record->row.number)
            .text("case_title", deadline.record->row.title)
            .text("title", deadline.row->title);
        write_due(context, json, *deadline.row);
        json.text("rule", text_or_null(deadline.row->rule))
            .text("snoozed_until", iso_or_null(context, deadline.row->snoozed_until))
            .text("leads", text_or_null(deadline.row->leads))
            .end_object();
    }
    json.end_array().end_object();
}

void write_evidence(const Context& context, const CaseRecord& record, std::string& out) {
    Json json(out);
    json.object();
    write_evidence_rows(context, json, record);
    json.end_object();
}

void write_contacts(const Context& context, const CaseRecord& record, std::string& out) {
    Json json(out);
    json.object();
    write_contact_rows(context, json, record);
    write_turns(context, json, record);
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

}  // namespace recoup::cli
