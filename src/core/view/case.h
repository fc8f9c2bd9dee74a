// What the drawer and the viewer show of one case: plain values with ready-made strings. Pure; any thread
// that may read the state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/edit/case_fields.h"
#include "core/model/change.h"
#include "core/redact/covers.h"
#include "core/view/board.h"

namespace recoup::core::inline view {

struct EvidenceView {
    Uuid uuid;
    std::int64_t number = 0;
    EvidenceKind kind{};
    FileClass file_class{};
    std::string sha256;
    std::string title;  // caption, else kind
    std::string name;   // of the file
    std::string caption;
    std::string kind_label;
    std::string facts;          // "1080 × 2400 · 412 KB · SHA-256 3f9a…c21e"
    std::string captured;       // "2026-11-21 09:05:32", or "—"
    std::string captured_from;  // how that is known
    std::string added;
    std::string proves;            // to whoever decides
    std::vector<CoverBox> covers;  // what of it nobody else is to see
    bool drawable = false;
    int width = 0, height = 0;  // pixels
};

struct SlotView {
    EvidenceKind kind{};
    std::string label;
    bool filled = false;
    std::optional<std::size_t> evidence;  // index of the first that fills it
};

struct DeadlineView {
    Uuid uuid;
    std::int64_t number = 0;
    std::string title;
    std::string due;        // "11 月 22 日 22:30 前"
    std::string other_end;  // the latest day when the earliest counts, or the other way; nothing when they are one
    std::string timer;      // bare: "06:42:10", "1 天 4 时", "逾期 2 天", "对方逾期 2 天"
    std::string origin;     // of one without a rule: "我自己设的", "对方答应的"
    Chip chip;              // the same, and whose it is
    std::string snoozed;    // "推迟到 …", or nothing
    std::string note;       // left when it was done
    Tone tone = Tone::off;
    bool done = false;
    bool estimate = false;
    bool ticks = false;
    bool stopped = false;  // the clock stands
    bool by_hand = false;  // no longer as its rule says
    std::string rule;      // id; empty: of no rule
    Instant changes_at{};
    When when;
};

struct FieldView {
    std::string label;
    std::string value;  // "—" when unknown
    CaseField field{};
};

struct CaseView {
    Uuid uuid;
    std::int64_t number = 0;
    std::string title, platform, problem_label, note;
    Stage stage{};
    Chip chip;
    bool archived = false, in_bin = false, ended = false;
    std::vector<FieldView> fields;  // amounts, order, ways, moments: two columns, row by row
    std::vector<EvidenceView> evidence;
    std::vector<SlotView> slots;
    int slots_filled = 0;
    std::vector<DeadlineView> deadlines;       // open ones first
    std::optional<std::size_t> next_deadline;  // index of the one that counts
};

// As a person reads it; empty when it is unknown.
std::string show_field(const CaseRow& row, const CaseFieldInfo& info, const Reader& reader);
CaseView case_view(const CaseRecord& record, const Reader& reader);

struct HistoryLine {
    std::string what, when;
    bool undo = false;
    std::string read_from;  // "支付金额、订单号读自 E3", or nothing
};
std::vector<HistoryLine> history_lines(const std::vector<Change>& changes, const Reader& reader);

// "3f9a…c21e"
std::string short_digest(std::string_view sha256);

}  // namespace recoup::core::inline view
