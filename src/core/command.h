// Everything a person can do to a file, as values. A gesture, a key, a palette entry and a command-line verb all build
// one of these; nothing else changes a file. Pure values, any thread.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/rows.h"

namespace recoup::core {

// Fields a person may set. Left empty: unchanged (edit) or the default (add). For amounts and moments the inner
// optional clears the field.
struct CaseFields {
    std::optional<std::string> title;
    std::optional<std::string> platform;
    std::optional<Problem> problem;
    std::optional<std::string> currency;
    std::optional<std::optional<std::int64_t>> paid_minor;
    std::optional<std::optional<std::int64_t>> claimed_minor;
    std::optional<std::optional<std::int64_t>> offered_minor;
    std::optional<std::optional<std::int64_t>> received_minor;
    std::optional<std::optional<std::int64_t>> fee_minor;
    std::optional<std::string> order_no;
    std::optional<std::string> payment_method;
    std::optional<std::string> refund_method;
    std::optional<std::string> note;
    std::optional<std::string> playbook;
    std::optional<Turn> turn;
    std::optional<std::optional<When>> paid_at;
    std::optional<std::optional<When>> occurred_at;
    std::optional<std::optional<When>> received_at;
};

// A proof whose original goes to the store beside the command, under the same digest.
struct NewEvidence {
    EvidenceKind kind = EvidenceKind::other;
    std::string name;
    std::string caption;
    std::string sha256;
    std::int64_t bytes = 0;
    FileClass file_class = FileClass::other;
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::optional<Instant> captured_at;
    CapturedFrom captured_from = CapturedFrom::unknown;
};

struct NewDeadline {
    std::string title;
    When due;
    bool estimate = false;
    std::string rule;
};

struct AddCase {
    CaseFields fields;  // a title is needed
    Stage stage = Stage::evidence;
    std::vector<EvidenceKind> slots;
    std::vector<NewEvidence> evidence;
    std::vector<NewDeadline> deadlines;
};

struct EditCase {
    Uuid case_uuid;
    CaseFields fields;
};

// One gesture, one step: where the card goes and what the column asked for.
struct MoveCase {
    Uuid case_uuid;
    Stage stage = Stage::evidence;
    std::optional<Uuid> before;                  // the card it lands in front of; nothing: the end of the column
    std::optional<std::int64_t> received_minor;  // refunded only; nothing: what was claimed or paid
    std::optional<Outcome> outcome;              // refunded only; nothing: follows from the amounts
    Route route = Route::none;                   // escalated only
    std::optional<NewDeadline> deadline;
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
};

struct CompleteDeadline {
    Uuid case_uuid;
    Uuid deadline_uuid;
    bool done = true;
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

struct AddSlot {
    Uuid case_uuid;
    EvidenceKind kind = EvidenceKind::other;
};

struct RemoveSlot {
    Uuid case_uuid;
    EvidenceKind kind = EvidenceKind::other;
};

using Command = std::variant<AddCase, EditCase, MoveCase, ArchiveCase, RemoveCase, RestoreCase, AttachEvidence,
                             EditEvidence, RemoveEvidence, AddDeadline, EditDeadline, CompleteDeadline, SnoozeDeadline,
                             RemoveDeadline, AddSlot, RemoveSlot>;

}  // namespace recoup::core
