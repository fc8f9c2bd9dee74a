#include "store/file/excerpt.h"

#include "store/file/read_table.h"

namespace recoup::store::inline file {
namespace {

using core::CaseRow;
using core::DeadlineRow;
using Detail = Excerpt::Detail;

std::string cases_where(const Excerpt& excerpt) {
    std::string where = " WHERE removed_at IS ";
    where += excerpt.bin        ? "NOT NULL"
             : excerpt.archived ? "NULL AND archived = 1"
                                : "NULL AND archived = 0 AND watch = ''";
    if (excerpt.stage) where.append(" AND stage = '").append(core::token(*excerpt.stage)).append("'");
    return where;
}

Columns<CaseRow> case_columns(const Excerpt& excerpt) {
    if (excerpt.detail == Detail::whole) return {};
    if (excerpt.searched)
        return {"uuid",          "number",        "title",          "stage",      "outcome",  "currency",
                "paid_minor",    "claimed_minor", "received_minor", "archived",   "platform", "order_no",
                "offered_minor", "fee_minor",     "payment_method", "removed_at", "note",     "tags"};
    return {"uuid",       "number",        "title",          "stage",    "outcome",   "currency",
            "paid_minor", "claimed_minor", "received_minor", "archived", "removed_at"};
}

Columns<DeadlineRow> deadline_columns(const Excerpt& excerpt) {
    if (excerpt.detail == Detail::whole) return {};
    if (excerpt.searched) return {"uuid", "case_uuid", "title", "due", "actor", "done_at", "stopped_at", "note"};
    return {"uuid", "case_uuid", "due", "actor"};
}

}  // namespace

void load_excerpt(Connection& connection, core::State& state, const Excerpt& excerpt) {
    const auto bytes = file_bytes(connection);
    const auto load = [&]<class R>(const Columns<R>& columns, std::string_view where = {}) {
        core::State::Place place;
        read_table<R>(
            connection, bytes, [&](R&& row) { state.load(std::move(row), place); }, columns, where);
    };
    state.reserve(static_cast<std::size_t>(most_rows<CaseRow>(connection, bytes)));
    load(case_columns(excerpt), cases_where(excerpt));
    // Of these the next one is told.
    load(deadline_columns(excerpt), excerpt.searched ? "" : " WHERE done_at IS NULL AND stopped_at IS NULL");
    load(Columns<core::SlotRow>{"case_uuid", "kind"});
    if (excerpt.searched) {
        load(Columns<core::EvidenceRow>{"uuid", "case_uuid", "kind", "name", "caption", "sha256", "position"});
        load(Columns<core::ContactRow>{"uuid", "case_uuid", "at", "ticket", "text", "words"});
        load(Columns<core::RouteRow>{"uuid", "case_uuid", "ticket", "note", "taken_at"});
        load(Columns<core::PlatformRow>{"uuid", "name", "channels", "complaint_address"});
    } else if (excerpt.detail == Detail::whole) {
        load(Columns<core::EvidenceRow>{"case_uuid", "kind"});
        load(Columns<core::ContactRow>{"case_uuid"});
    } else {
        core::State::Place place;
        const auto note = [&](const core::EvidenceRow& row) { state.note_evidence(row.case_uuid, row.kind, place); };
        look_through<core::EvidenceRow>(connection, bytes, note, {"case_uuid", "kind"});
    }
    state.finish_loading();
}

void each_case(Connection& connection, const std::function<void(const core::CaseRow&)>& take) {
    look_through<CaseRow>(connection, file_bytes(connection), take, {}, " ORDER BY number");
}

}  // namespace recoup::store::inline file
