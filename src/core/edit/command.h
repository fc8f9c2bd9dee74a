// Everything a person can do to a file, as values. A gesture, a key, a palette entry and a command-line verb all build
// one of these; nothing else changes a file. What of it cannot be is told by apply(). Pure values, any thread.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/edit/case_fields.h"
#include "core/model/rows.h"
#include "core/redact/covers.h"

namespace recoup::core::inline edit {

// A proof whose original goes to the store beside the command, under the same digest.
struct NewEvidence {
    EvidenceKind kind = EvidenceKind::other;
    std::string name;
    std::string caption;
    std::string sha256;  // lower-case hexadecimal
    std::int64_t bytes = 0;
    FileClass file_class = FileClass::other;
    std::int64_t width = 0;  // pixels; 0 when it is no picture we draw
    std::int64_t height = 0;
    std::optional<Instant> captured_at;
    CapturedFrom captured_from = CapturedFrom::unknown;
};

struct NewDeadline {
    std::string title;
    When due;
    bool estimate = false;
    std::string rule;         // id; empty: none
    Actor actor = Actor::me;  // who must act; a move, a contact and a route say so themselves
};

// A field whose value was taken from what a picture says, and that picture: one of the case or of the command itself.
// The history tells it: each is an argument "token=number" behind the others of its action.
struct ReadFrom {
    CaseField field{};
    std::string sha256;

    bool operator==(const ReadFrom&) const = default;
};

struct AddCase {
    CaseFields fields;  // a title is needed
    Stage stage = Stage::evidence;
    std::vector<EvidenceKind> slots;
    std::vector<NewEvidence> evidence;
    std::vector<NewDeadline> deadlines;
    std::vector<std::string> rules;  // ids; each must know its date from the fields
    Lang lang = Lang::zh;            // of the titles that rules give
    std::vector<ReadFrom> read_from = {};
};

// What is looked after keeps its days: a subscription's move with its charge.
struct EditCase {
    Uuid case_uuid;
    CaseFields fields;
    std::vector<ReadFrom> read_from = {};
    std::vector<NewEvidence> evidence = {};  // that comes with it
};

// One gesture, one step: where the card goes and what the column asked for.
struct MoveCase {
    Uuid case_uuid;
    Stage stage = Stage::evidence;
    std::optional<Uuid> before;                  // the card it lands in front of; nothing: the end of the column
    std::optional<std::int64_t> received_minor;  // refunded only; nothing: as it is, else what was claimed or paid
    std::optional<Outcome> outcome;              // refunded only; nothing: follows from the amounts
    Route route = Route::none;                   // escalated only
    std::optional<NewDeadline> deadline;
    std::optional<When> refunded_at;           // refunded only; nothing: now
    std::optional<std::string> refund_method;  // refunded only: a token of RefundWay, or in words
};

// A subscription was charged as expected: the next charge, and the days ahead of it, move on by a cycle.
struct RenewSubscription {
    Uuid case_uuid;
};

// What was only looked after becomes a case, in front of its column.
struct StartCase {
    Uuid case_uuid;
    CaseFields fields;
    std::vector<EvidenceKind> slots;  // that it lacks
    std::vector<std::string> rules;   // ids; each must know its date
    Lang lang = Lang::zh;             // of the titles that rules give
};

// Puts a case away, or back on the board. An outcome ends it.
struct ArchiveCase {
    Uuid case_uuid;
    bool archived = true;
    Outcome outcome = Outcome::none;
};

struct RemoveCase {  // into the bin
    Uuid case_uuid;
};

struct RestoreCase {  // out of the bin, whole
    Uuid case_uuid;
};

struct AttachEvidence {
    Uuid case_uuid;
    std::vector<NewEvidence> evidence;  // one that the case has already, by digest, is left out
};

struct EditEvidence {
    Uuid case_uuid;
    Uuid evidence_uuid;
    std::optional<EvidenceKind> kind;
    std::optional<std::string> caption;
    std::optional<std::string> proves = {};
};

// What of a picture nobody else is to see, all of it; nothing: it is shown as it came.
struct SetCovers {
    Uuid case_uuid;
    Uuid evidence_uuid;
    std::vector<CoverBox> boxes;
};

struct RemoveEvidence {
    Uuid case_uuid;
    Uuid evidence_uuid;
};

struct AddDeadline {
    Uuid case_uuid;
    NewDeadline deadline;
};

struct EditDeadline {
    Uuid case_uuid;
    Uuid deadline_uuid;
    std::optional<std::string> title;
    std::optional<When> due;
    std::optional<std::string> leads = {};  // reminders, as DeadlineRow keeps them
    std::optional<Actor> actor = {};
};

struct CompleteDeadline {
    Uuid case_uuid;
    Uuid deadline_uuid;
    bool done = true;
    std::optional<std::string> note = std::nullopt;  // how it ended; nothing: as it is
};

struct SnoozeDeadline {
    Uuid case_uuid;
    Uuid deadline_uuid;
    std::optional<Instant> until;  // nothing: awake again
};

struct RemoveDeadline {
    Uuid case_uuid;
    Uuid deadline_uuid;
};

// Adds the deadline that a rule gives.
struct AcceptRule {
    Uuid case_uuid;
    std::string rule;          // id
    std::optional<When> from;  // nothing: from what the case knows; the case takes a date it lacked
    Lang lang = Lang::zh;      // of the deadline's title
    std::string title;         // instead of the rule's
};

// The clock stands (a repair is pending), or runs on with the time it stood added.
struct StopClock {
    Uuid case_uuid;
    Uuid deadline_uuid;
    bool stopped = true;
};

// Counts the estimates of a case whose holiday table has come.
struct RecountDeadlines {
    Uuid case_uuid;
};

struct AddSlot {
    Uuid case_uuid;
    EvidenceKind kind = EvidenceKind::other;
};

struct RemoveSlot {
    Uuid case_uuid;
    EvidenceKind kind = EvidenceKind::other;
};

// One exchange. What it promises becomes a deadline in the same step.
struct AddContact {
    Uuid case_uuid;
    Instant at{};
    Direction direction = Direction::out;
    Channel channel = Channel::chat;
    Party party = Party::platform;
    std::string ticket;
    std::string words;  // theirs
    std::string text;   // the person's own account; one of both is needed
    Pushback pushback = Pushback::none;
    std::optional<When> promised_by;
    Kept kept = Kept::unknown;
    std::string promise_title;            // of the deadline
    std::vector<Uuid> evidence;           // of the case, that shows it
    std::optional<NewDeadline> deadline;  // a reply is asked for by then
};

// Left empty: unchanged.
struct EditContact {
    Uuid case_uuid;
    Uuid contact_uuid;
    std::optional<Instant> at;
    std::optional<Direction> direction;
    std::optional<Channel> channel;
    std::optional<Party> party;
    std::optional<std::string> ticket;
    std::optional<std::string> words;
    std::optional<std::string> text;
    std::optional<Pushback> pushback;
    std::optional<std::optional<When>> promised_by;  // its deadline follows
    std::optional<Kept> kept;                        // yes: its deadline is done
    std::string promise_title;                       // of a deadline that is new
    std::optional<std::vector<Uuid>> evidence;       // all that shows it
};

// What they said and what was written back, in one step: the wait for an answer takes the place of the old one, and a
// card that nobody was told of yet goes on to its column.
struct AnswerContact {
    AddContact theirs;
    std::optional<AddContact> mine = {};             // of the same case; nothing: only theirs is kept
    std::optional<std::int64_t> offered_minor = {};  // of the case from now on; nothing: as it is
};

struct RemoveContact {  // and the deadline of its promise
    Uuid case_uuid;
    Uuid contact_uuid;
};

struct SetTurn {
    Uuid case_uuid;
    Turn who = Turn::me;
};

struct TakeRoute {
    Uuid case_uuid;
    Route route = Route::none;
    std::string ticket;
    std::string note;
    std::optional<Instant> at;  // nothing: now
    bool escalate = false;      // the card goes to the column as well
    std::vector<NewDeadline> deadlines;
    std::optional<Party> party;  // who deals with it; nothing: as the route has it
};

struct EditRoute {
    Uuid case_uuid;
    Uuid route_uuid;
    std::optional<RouteState> state;
    std::optional<std::string> ticket;
    std::optional<std::string> note;
    std::optional<Instant> at = {};  // when it was taken there
    std::optional<Party> party = {};
};

struct RemoveRoute {
    Uuid case_uuid;
    Uuid route_uuid;
};

// What only the person knows, kept for every rule that asks the same.
struct AnswerQuestion {
    Uuid case_uuid;
    std::string question;  // as AnswerRow has it
    std::string value;     // empty: not known any more
};

struct SetTags {
    Uuid case_uuid;
    std::vector<std::string> tags;  // all of them
};

// The directory belongs to the file: these changes name no case.
struct SavePlatform {
    PlatformRow row;  // without a uuid: a new one
};

struct RemovePlatform {  // with its clauses
    Uuid platform_uuid;
};

struct SaveClause {
    ClauseRow row;  // without a uuid: a new one, behind the others
};

struct RemoveClause {
    Uuid platform_uuid;
    Uuid clause_uuid;
};

// The person's own, of the file as well. A phrase that is there already changes its pushback.
struct AddPhrase {
    Pushback pushback{};
    std::string text;
};

struct RemovePhrase {
    Uuid phrase_uuid;
};

struct RefusePictures {
    std::vector<std::string> sha256s;  // in lower-case hexadecimal
    std::string name;                  // of the first, for the history
};

// Several cases in one step; its change names the first of them.
struct BulkMove {
    std::vector<Uuid> cases;
    Stage stage = Stage::evidence;
};

struct BulkArchive {
    std::vector<Uuid> cases;
    bool archived = true;
};

struct BulkTag {
    std::vector<Uuid> cases;
    std::vector<std::string> add;
    std::vector<std::string> remove;
};

// Rows of a document, as core/incoming plans them: what is here already stays as it is.
struct ImportRows {
    std::vector<Row> rows;
};

// Without a uuid a new one, else what becomes of one that is kept.
struct KeptPayment {
    PaymentRow row;
    std::optional<std::size_t> of_new = {};  // its case: one of those that come with it
};

// Of a bill, in one step: new cases, refunds that came, the bill as evidence of cases that are there, and the payments
// that are kept.
struct TakePayments {
    std::vector<AddCase> cases;
    std::vector<MoveCase> refunds;
    std::vector<AttachEvidence> evidence;
    std::vector<KeptPayment> keep;
};

struct ClearPayments {};  // all that are kept

using Command =
    std::variant<AddCase, EditCase, MoveCase, RenewSubscription, StartCase, ArchiveCase, RemoveCase, RestoreCase,
                 AttachEvidence, EditEvidence, SetCovers, RemoveEvidence, AddDeadline, EditDeadline, CompleteDeadline,
                 SnoozeDeadline, RemoveDeadline, AcceptRule, StopClock, RecountDeadlines, AddSlot, RemoveSlot,
                 AddContact, EditContact, AnswerContact, RemoveContact, SetTurn, TakeRoute, EditRoute, RemoveRoute,
                 AnswerQuestion, SetTags, SavePlatform, RemovePlatform, SaveClause, RemoveClause, AddPhrase,
                 RemovePhrase, RefusePictures, BulkMove, BulkArchive, BulkTag, ImportRows, TakePayments, ClearPayments>;

}  // namespace recoup::core::inline edit
