// The rows of a Recoup file as values. fields() names every column once: the store binds and reads by it, the history
// writes by it, comparisons use ==. Pure values, any thread; knows nothing of SQL or JSON.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "core/time.h"
#include "core/uuid.h"
#include "core/words.h"

namespace recoup::core {

struct CaseRow {
    Uuid uuid;
    std::int64_t number = 0;  // short, of this copy of the file only
    std::string title;
    std::string platform;
    Problem problem = Problem::other;
    Stage stage = Stage::evidence;
    Outcome outcome = Outcome::none;
    Turn turn = Turn::me;
    std::string currency = "CNY";
    std::optional<std::int64_t> paid_minor;
    std::optional<std::int64_t> claimed_minor;
    std::optional<std::int64_t> offered_minor;
    std::optional<std::int64_t> received_minor;
    std::optional<std::int64_t> fee_minor;
    std::string order_no;
    std::string payment_method;
    std::string refund_method;
    std::string note;
    std::string playbook;
    Route route = Route::none;
    std::optional<When> paid_at;
    std::optional<When> occurred_at;
    std::optional<When> received_at;  // the goods, by the buyer
    Instant stage_since{};
    std::optional<Instant> ended_at;
    Instant created_at{};
    Instant updated_at{};
    bool archived = false;
    std::optional<Instant> removed_at;  // in the bin since
    std::int64_t position = 0;          // ascending within a column

    bool operator==(const CaseRow&) const = default;
};

struct EvidenceRow {
    Uuid uuid;
    Uuid case_uuid;
    std::int64_t number = 0;
    EvidenceKind kind = EvidenceKind::other;
    std::string name;  // of the file as it came, never a path
    std::string caption;
    std::string sha256;  // 64 lower-case hexadecimal digits, the key of the original
    std::int64_t bytes = 0;
    FileClass file_class = FileClass::other;
    std::int64_t width = 0;  // pixels; 0 when it is no picture we draw
    std::int64_t height = 0;
    std::optional<Instant> captured_at;
    CapturedFrom captured_from = CapturedFrom::unknown;
    Instant added_at{};
    std::int64_t position = 0;

    bool operator==(const EvidenceRow&) const = default;
};

struct DeadlineRow {
    Uuid uuid;
    Uuid case_uuid;
    std::int64_t number = 0;
    std::string title;
    When due;
    bool estimate = false;
    std::string rule;  // id of the rule it was counted by; empty when set by hand
    std::optional<Instant> done_at;
    std::optional<Instant> snoozed_until;
    Instant created_at{};

    bool operator==(const DeadlineRow&) const = default;
};

struct SlotRow {
    Uuid uuid;
    Uuid case_uuid;
    EvidenceKind kind = EvidenceKind::other;
    std::int64_t position = 0;

    bool operator==(const SlotRow&) const = default;
};

using Row = std::variant<CaseRow, EvidenceRow, DeadlineRow, SlotRow>;

template <class Actual, class Wanted>
concept RowOf = std::same_as<std::remove_const_t<Actual>, Wanted>;

// Calls visit(column_name, member) for every column, in the order of the table. `row` may be const.
template <RowOf<CaseRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("number", row.number);
    visit("title", row.title);
    visit("platform", row.platform);
    visit("problem", row.problem);
    visit("stage", row.stage);
    visit("outcome", row.outcome);
    visit("turn", row.turn);
    visit("currency", row.currency);
    visit("paid_minor", row.paid_minor);
    visit("claimed_minor", row.claimed_minor);
    visit("offered_minor", row.offered_minor);
    visit("received_minor", row.received_minor);
    visit("fee_minor", row.fee_minor);
    visit("order_no", row.order_no);
    visit("payment_method", row.payment_method);
    visit("refund_method", row.refund_method);
    visit("note", row.note);
    visit("playbook", row.playbook);
    visit("route", row.route);
    visit("paid_at", row.paid_at);
    visit("occurred_at", row.occurred_at);
    visit("received_at", row.received_at);
    visit("stage_since", row.stage_since);
    visit("ended_at", row.ended_at);
    visit("created_at", row.created_at);
    visit("updated_at", row.updated_at);
    visit("archived", row.archived);
    visit("removed_at", row.removed_at);
    visit("position", row.position);
}

template <RowOf<EvidenceRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("case_uuid", row.case_uuid);
    visit("number", row.number);
    visit("kind", row.kind);
    visit("name", row.name);
    visit("caption", row.caption);
    visit("sha256", row.sha256);
    visit("bytes", row.bytes);
    visit("file_class", row.file_class);
    visit("width", row.width);
    visit("height", row.height);
    visit("captured_at", row.captured_at);
    visit("captured_from", row.captured_from);
    visit("added_at", row.added_at);
    visit("position", row.position);
}

template <RowOf<DeadlineRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("case_uuid", row.case_uuid);
    visit("number", row.number);
    visit("title", row.title);
    visit("due", row.due);
    visit("estimate", row.estimate);
    visit("rule", row.rule);
    visit("done_at", row.done_at);
    visit("snoozed_until", row.snoozed_until);
    visit("created_at", row.created_at);
}

template <RowOf<SlotRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("case_uuid", row.case_uuid);
    visit("kind", row.kind);
    visit("position", row.position);
}

// Name of the table a row lives in.
template <class R>
constexpr std::string_view table_name() {
    if constexpr (std::is_same_v<R, CaseRow>) return "cases";
    if constexpr (std::is_same_v<R, EvidenceRow>) return "evidence";
    if constexpr (std::is_same_v<R, DeadlineRow>) return "deadlines";
    if constexpr (std::is_same_v<R, SlotRow>) return "slots";
}

Uuid row_uuid(const Row& row);
// The case a row belongs to; a case row's own.
Uuid row_case(const Row& row);

}  // namespace recoup::core
