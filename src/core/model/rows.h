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

#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/base/words.h"

namespace recoup::core::inline model {

struct CaseRow {
    Uuid uuid;
    std::int64_t number = 0;  // short, of this copy of the file only
    std::string title;
    std::string platform;
    Problem problem = Problem::other;
    Stage stage = Stage::evidence;
    Outcome outcome = Outcome::none;
    Turn turn = Turn::me;
    std::string currency = "CNY";            // ISO 4217
    std::optional<std::int64_t> paid_minor;  // all five: 0 to kMaxAmountMinor, of `currency`
    std::optional<std::int64_t> claimed_minor;
    std::optional<std::int64_t> offered_minor;
    std::optional<std::int64_t> received_minor;
    std::optional<std::int64_t> fee_minor;
    std::string order_no;
    std::string payment_method;
    std::string refund_method;  // a token of RefundWay, or in words
    std::string note;
    std::string playbook;       // id; empty: the one for the problem
    Route route = Route::none;  // taken last
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
    std::string jurisdiction = "CN";    // whose rules are offered
    std::string tags;                   // one a line, in the order they were given
    std::optional<When> refunded_at;    // the money, on the account
    Watch watch = Watch::none;          // not a case yet: a subscription or a purchase, off the board
    Cycle cycle = Cycle::none;          // of a subscription, as the next two
    std::optional<When> renews_at;      // charged next
    std::string cancel_how;             // in the person's words

    bool operator==(const CaseRow&) const = default;
};

struct EvidenceRow {
    Uuid uuid;
    Uuid case_uuid;
    std::int64_t number = 0;  // as a case's; so have deadlines and contacts theirs
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
    std::optional<Uuid> contact_uuid;  // the contact it shows
    std::string proves;                // what it shows to whoever decides, in the person's words

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
    std::string rule_version;
    Trigger trigger = Trigger::none;
    std::optional<When> counted_from;
    std::optional<When> earliest;  // the first and the last day that can be defended; `due` is the one that
    std::optional<When> latest;    // counts for who must act
    bool by_hand = false;          // the date of a rule was set by hand and no longer follows its trigger
    Actor actor = Actor::me;
    std::optional<Instant> stopped_at;  // the clock stands since
    std::int64_t stopped_seconds = 0;   // it stood before, in all
    std::string note;                   // left when it was done
    std::string leads;                  // reminders: "" as everywhere, "never", or "3d,1d,1h,0"
    std::optional<Uuid> contact_uuid;   // the promise it was made from

    bool operator==(const DeadlineRow&) const = default;
};

struct SlotRow {
    Uuid uuid;
    Uuid case_uuid;
    EvidenceKind kind = EvidenceKind::other;
    std::int64_t position = 0;

    bool operator==(const SlotRow&) const = default;
};

struct ContactRow {
    Uuid uuid;
    Uuid case_uuid;
    std::int64_t number = 0;
    Instant at{};
    Direction direction = Direction::out;
    Channel channel = Channel::chat;
    Party party = Party::platform;  // the other side of it
    std::string ticket;
    std::string text;  // the person's own account of it, never quoted
    Pushback pushback = Pushback::none;
    std::optional<When> promised_by;
    Kept kept = Kept::unknown;
    Instant created_at{};
    std::string words;  // what the other side said, as it said it

    bool operator==(const ContactRow&) const = default;
};

// A turn that was set by hand; all others follow from contacts, routes and stages.
struct TurnRow {
    Uuid uuid;
    Uuid case_uuid;
    Turn who = Turn::me;
    Instant at{};

    bool operator==(const TurnRow&) const = default;
};

// A route the case was taken to.
struct RouteRow {
    Uuid uuid;
    Uuid case_uuid;
    Route route = Route::none;
    RouteState state = RouteState::waiting;
    std::string ticket;
    std::string note;
    Instant taken_at{};
    std::optional<Instant> closed_at;
    std::optional<Party> party;  // who deals with it; nothing: as the route has it

    bool operator==(const RouteRow&) const = default;
};

// What only the person knows of a case: from when a rule counts, or what decides whether it fits.
struct AnswerRow {
    Uuid uuid;
    Uuid case_uuid;
    std::string question;  // the event of a rule, the id of a question, or "sector:" and the id of a sector
    std::string value;  // of an event a When as the file keeps it; else a choice of the question; of a sector yes or no

    bool operator==(const AnswerRow&) const = default;
};

// What of a picture nobody else is to see. Its original stays as it came.
struct RedactionRow {
    Uuid uuid;
    Uuid case_uuid;
    Uuid evidence_uuid;  // each has one at most
    std::string boxes;   // as core/redact/covers.h writes them
    Instant made_at{};

    bool operator==(const RedactionRow&) const = default;
};

// The person's own directory. Belongs to the file, not to a case.
struct PlatformRow {
    Uuid uuid;
    std::string name;  // as cases name it
    std::string channels;
    std::string complaint_address;
    std::optional<std::int64_t> review_days;  // 0 to 10,000, as the next
    std::optional<std::int64_t> cooling_hours;
    std::string note;
    std::string legal_name;     // as on its licence, which an authority asks for
    std::string legal_address;  // of its seat

    bool operator==(const PlatformRow&) const = default;
};

// A clause of a platform's terms that is worth citing.
struct ClauseRow {
    Uuid uuid;
    Uuid platform_uuid;
    std::string title;   // of the terms
    std::string clause;  // its number, "4.2"
    std::string text;
    std::string sha256;  // the original that shows it; empty without
    std::int64_t position = 0;

    bool operator==(const ClauseRow&) const = default;
};

// A phrase that the person told to be a pushback. Belongs to the file, as the next.
struct PhraseRow {
    Uuid uuid;
    Pushback pushback{};
    std::string text;

    bool operator==(const PhraseRow&) const = default;
};

// A new picture that the person wants in no case: it is not offered again.
struct RefusedRow {
    Uuid uuid;
    std::string sha256;  // of its bytes

    bool operator==(const RefusedRow&) const = default;
};

// What a bill says of one payment, kept since it is of a case or since the person wants it. Belongs to the file.
struct PaymentRow {
    Uuid uuid;
    BillSource source = BillSource::other;
    std::string number;  // of the transaction, as far as the bill has one
    std::string merchant_number;
    When at;
    std::string counterpart;
    std::string goods;
    std::string kind;
    Flow direction = Flow::neutral;
    std::int64_t amount_minor = 0;    // both: 0 to kMaxAmountMinor, of `currency`
    std::int64_t refunded_minor = 0;  // that came back of it, in the bill's words
    std::string currency = "CNY";
    std::string method;
    std::string state;
    std::optional<Uuid> case_uuid;
    std::string file_sha256;  // of the bill, and its row there
    std::int64_t row = 0;
    Instant until{};  // the newest moment of that bill

    bool operator==(const PaymentRow&) const = default;
};

using Row = std::variant<CaseRow, EvidenceRow, DeadlineRow, SlotRow, ContactRow, TurnRow, RouteRow, AnswerRow,
                         RedactionRow, PlatformRow, ClauseRow, PhraseRow, RefusedRow, PaymentRow>;

template <class R, class... Others>
inline constexpr bool kOneOf = (std::same_as<R, Others> || ...);
template <class R>
inline constexpr bool kOfCase = !kOneOf<R, PlatformRow, ClauseRow, PhraseRow, RefusedRow, PaymentRow>;

// Calls visit.operator()<R>() for the rows of each table, in the order of Row: cases ahead of what is theirs.
template <class Visit>
void each_table(Visit&& visit) {
    [&]<std::size_t... at>(std::index_sequence<at...>) {
        (visit.template operator()<std::variant_alternative_t<at, Row>>(), ...);
    }
    (std::make_index_sequence<std::variant_size_v<Row>>());
}

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
    visit("jurisdiction", row.jurisdiction);
    visit("tags", row.tags);
    visit("refunded_at", row.refunded_at);
    visit("watch", row.watch);
    visit("cycle", row.cycle);
    visit("renews_at", row.renews_at);
    visit("cancel_how", row.cancel_how);
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
    visit("contact_uuid", row.contact_uuid);
    visit("proves", row.proves);
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
    visit("rule_version", row.rule_version);
    visit("trigger", row.trigger);
    visit("counted_from", row.counted_from);
    visit("earliest", row.earliest);
    visit("latest", row.latest);
    visit("by_hand", row.by_hand);
    visit("actor", row.actor);
    visit("stopped_at", row.stopped_at);
    visit("stopped_seconds", row.stopped_seconds);
    visit("note", row.note);
    visit("leads", row.leads);
    visit("contact_uuid", row.contact_uuid);
}

template <RowOf<SlotRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("case_uuid", row.case_uuid);
    visit("kind", row.kind);
    visit("position", row.position);
}

template <RowOf<ContactRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("case_uuid", row.case_uuid);
    visit("number", row.number);
    visit("at", row.at);
    visit("direction", row.direction);
    visit("channel", row.channel);
    visit("party", row.party);
    visit("ticket", row.ticket);
    visit("text", row.text);
    visit("pushback", row.pushback);
    visit("promised_by", row.promised_by);
    visit("kept", row.kept);
    visit("created_at", row.created_at);
    visit("words", row.words);
}

template <RowOf<TurnRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("case_uuid", row.case_uuid);
    visit("who", row.who);
    visit("at", row.at);
}

template <RowOf<RouteRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("case_uuid", row.case_uuid);
    visit("route", row.route);
    visit("state", row.state);
    visit("ticket", row.ticket);
    visit("note", row.note);
    visit("taken_at", row.taken_at);
    visit("closed_at", row.closed_at);
    visit("party", row.party);
}

template <RowOf<AnswerRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("case_uuid", row.case_uuid);
    visit("question", row.question);
    visit("value", row.value);
}

template <RowOf<RedactionRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("case_uuid", row.case_uuid);
    visit("evidence_uuid", row.evidence_uuid);
    visit("boxes", row.boxes);
    visit("made_at", row.made_at);
}

template <RowOf<PlatformRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("name", row.name);
    visit("channels", row.channels);
    visit("complaint_address", row.complaint_address);
    visit("review_days", row.review_days);
    visit("cooling_hours", row.cooling_hours);
    visit("note", row.note);
    visit("legal_name", row.legal_name);
    visit("legal_address", row.legal_address);
}

template <RowOf<ClauseRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("platform_uuid", row.platform_uuid);
    visit("title", row.title);
    visit("clause", row.clause);
    visit("text", row.text);
    visit("sha256", row.sha256);
    visit("position", row.position);
}

template <RowOf<PhraseRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("pushback", row.pushback);
    visit("text", row.text);
}

template <RowOf<RefusedRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("sha256", row.sha256);
}

template <RowOf<PaymentRow> R, class Visit>
void fields(R& row, Visit&& visit) {
    visit("uuid", row.uuid);
    visit("source", row.source);
    visit("number", row.number);
    visit("merchant_number", row.merchant_number);
    visit("at", row.at);
    visit("counterpart", row.counterpart);
    visit("goods", row.goods);
    visit("kind", row.kind);
    visit("direction", row.direction);
    visit("amount_minor", row.amount_minor);
    visit("refunded_minor", row.refunded_minor);
    visit("currency", row.currency);
    visit("method", row.method);
    visit("state", row.state);
    visit("case_uuid", row.case_uuid);
    visit("file_sha256", row.file_sha256);
    visit("row", row.row);
    visit("until", row.until);
}

// Name of the table a row lives in.
template <class R>
constexpr std::string_view table_name() {
    if constexpr (std::is_same_v<R, CaseRow>) return "cases";
    if constexpr (std::is_same_v<R, EvidenceRow>) return "evidence";
    if constexpr (std::is_same_v<R, DeadlineRow>) return "deadlines";
    if constexpr (std::is_same_v<R, SlotRow>) return "slots";
    if constexpr (std::is_same_v<R, ContactRow>) return "contacts";
    if constexpr (std::is_same_v<R, TurnRow>) return "turns";
    if constexpr (std::is_same_v<R, RouteRow>) return "routes";
    if constexpr (std::is_same_v<R, AnswerRow>) return "answers";
    if constexpr (std::is_same_v<R, RedactionRow>) return "redactions";
    if constexpr (std::is_same_v<R, PlatformRow>) return "platforms";
    if constexpr (std::is_same_v<R, ClauseRow>) return "clauses";
    if constexpr (std::is_same_v<R, PhraseRow>) return "phrases";
    if constexpr (std::is_same_v<R, RefusedRow>) return "refused";
    if constexpr (std::is_same_v<R, PaymentRow>) return "payments";
}

Uuid row_uuid(const Row& row);
// The case a row belongs to; a case row's own; of a row that belongs to none the nil uuid.
Uuid row_case(const Row& row);

}  // namespace recoup::core::inline model
