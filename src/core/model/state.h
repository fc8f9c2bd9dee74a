// The model: what the file holds, in memory. Changed only by put(), row by row, from changes the store has accepted or
// will accept. Not thread-safe; one owner.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/model/change.h"
#include "core/model/rows.h"
#include "core/model/uuid_index.h"
#include "core/search/index.h"

namespace recoup::core::inline model {

struct CaseRecord {
    CaseRow row;
    std::vector<EvidenceRow> evidence;   // by position
    std::vector<DeadlineRow> deadlines;  // by due moment
    std::vector<SlotRow> slots;          // by position
    std::vector<ContactRow> contacts;    // by moment
    std::vector<TurnRow> turns;          // by moment
    std::vector<RouteRow> routes;        // by moment
    std::vector<AnswerRow> answers;      // each question once
    std::vector<RedactionRow> redactions;
    std::vector<PaymentRow> payments;  // of bills

    const DeadlineRow* next_deadline() const {
        return next_ < 0 ? nullptr : &deadlines[static_cast<std::size_t>(next_)];
    }
    Instant next_due() const { return next_due_; }  // last second of next_deadline()

    bool in_bin() const { return row.removed_at.has_value(); }
    bool put_away() const { return in_bin() || row.archived; }
    bool watched() const { return row.watch != Watch::none; }
    bool on_board() const { return !put_away() && !watched(); }
    bool ended() const { return row.outcome != Outcome::none; }
    int slots_filled() const { return slots_filled_; }

  private:
    friend class State;
    int next_ = -1;
    int slots_filled_ = 0;
    std::uint64_t kinds_ = 0;  // of evidence that note_evidence() told, by bit
    Instant next_due_{};
};

// The rows of one table that a case has.
template <class R, class Record>
auto& rows_of(Record& record) {
    if constexpr (std::is_same_v<R, EvidenceRow>) return record.evidence;
    if constexpr (std::is_same_v<R, DeadlineRow>) return record.deadlines;
    if constexpr (std::is_same_v<R, SlotRow>) return record.slots;
    if constexpr (std::is_same_v<R, ContactRow>) return record.contacts;
    if constexpr (std::is_same_v<R, TurnRow>) return record.turns;
    if constexpr (std::is_same_v<R, RouteRow>) return record.routes;
    if constexpr (std::is_same_v<R, AnswerRow>) return record.answers;
    if constexpr (std::is_same_v<R, RedactionRow>) return record.redactions;
}

// One platform of the person's directory.
struct PlatformRecord {
    PlatformRow row;
    std::vector<ClauseRow> clauses;  // by position
};

// Cases of which the board's first frames tell no more than how many there are, with which sums and how urgent.
struct Others {
    struct Case {
        Stage stage{};
        bool ended = false;
        bool archived = false;
        bool in_bin = false;
        bool watched = false;
        bool shown = false;  // a case of the state, not counted here
        std::string currency;
        std::int64_t asked_minor = 0;
        std::int64_t received_minor = 0;

        bool put_away() const { return in_bin || archived; }
        bool on_board() const { return !put_away() && !watched; }
    };
    struct Deadline {
        std::uint32_t of = 0;  // of `cases`
        bool theirs = false;
        Instant last_second{};
    };
    std::vector<Case> cases;
    std::vector<Deadline> deadlines;  // that are neither done nor stopped, of cases that are not put away
};

Others::Case counted(const CaseRow& row);

// Pointers and spans it gives hold until the next put().
class State {
  public:
    // `zones` must outlive the state.
    explicit State(const Zones& zones) : zones_(&zones) {}

    std::span<const CaseRecord> cases() const { return cases_; }
    const CaseRecord* find(const Uuid& case_uuid) const;
    const CaseRecord* find_number(std::int64_t case_number) const;
    const EvidenceRow* find_evidence(const Uuid& case_uuid, const Uuid& uuid) const;
    const DeadlineRow* find_deadline(const Uuid& case_uuid, const Uuid& uuid) const;
    const ContactRow* find_contact(const Uuid& case_uuid, const Uuid& uuid) const;
    const RouteRow* find_route(const Uuid& case_uuid, const Uuid& uuid) const;

    std::span<const PlatformRecord> platforms() const { return platforms_; }  // by name
    const PlatformRecord* find_platform(const Uuid& uuid) const;
    const PlatformRecord* find_platform(std::string_view name) const;

    std::span<const PhraseRow> phrases() const { return phrases_; }
    std::span<const RefusedRow> refused() const { return refused_; }
    bool is_refused(std::string_view sha256) const;
    std::vector<const PaymentRow*> payments() const;  // of cases and of none, by moment

    // Short numbers for the next new rows.
    std::int64_t next_case_number() const { return next_case_number_; }
    std::int64_t next_evidence_number() const { return next_evidence_number_; }
    std::int64_t next_deadline_number() const { return next_deadline_number_; }
    std::int64_t next_contact_number() const { return next_contact_number_; }

    // What was read from a picture, by its SHA-256, is searched with the cases that show it. No row of the file: it is
    // told again after each loading.
    void know_text(const std::string& sha256, std::string text);
    using PictureTexts = std::unordered_map<std::string, std::string>;
    const PictureTexts& picture_texts() const { return picture_texts_; }

    // Of the same file, read again: views tell the two apart by their revision, and what was read from pictures moves
    // on.
    void come_after(State& before);

    // How each case matches, by its place: all of the window and the command line search by it. What is searched is put
    // together when first asked for or prepared, and kept up with every change.
    std::vector<Match> search(const SearchQuery& query) const;
    void prepare_search() const;

    // Grows with every change that was taken.
    std::uint64_t revision() const { return revision_; }
    const Zones& zones() const { return *zones_; }

    // Loading: rows of a file, all cases first. Behind them each table may have a thread of its own: it hands its rows
    // over in the order of the file and keeps `place` from one to the next. A row whose case or platform is not there
    // is dropped. finish_loading() behind the last.
    struct Place {
        std::size_t at = 0;  // of the case that took the row before
    };
    void reserve(std::size_t cases);
    template <class R>
    void load(R&& row, Place& place);
    // In place of a row of evidence that nobody looks at: it fills slots all the same.
    void note_evidence(const Uuid& case_uuid, EvidenceKind kind, Place& place);
    void finish_loading();

    // A state that holds the first cards of the board and counts the others is to be looked at, and takes no changes.
    void count_others(Others others) { others_ = std::move(others); }
    const std::optional<Others>& others() const { return others_; }

    // Takes the rows of a change. False, and nothing taken, when a row is not as `before` says.
    bool put(const std::vector<RowChange>& rows);

    // Rows that loading and put() went past so far: by this is told how their work grows.
    std::uint64_t rows_passed() const { return rows_passed_; }

  private:
    CaseRecord* record(const Uuid& case_uuid);
    CaseRecord* record(const Uuid& case_uuid, Place& place);
    PlatformRecord* platform(const Uuid& uuid);
    bool matches(const RowChange& change);
    const PaymentRow* find_payment(const PaymentRow& row);
    void write_payment(PaymentRow&& row);
    void erase_payment(const PaymentRow& row);
    template <class R>
    std::vector<R>& rows_of_file();
    template <class R>
    R* find_row(std::vector<R>& rows, const Uuid& uuid);
    template <class R>
    void erase_row(std::vector<R>& rows, const Uuid& uuid);
    template <class R>
    void write(R&& row, Place& place);
    template <class R>
    void write_row(std::vector<R>& rows, R&& row);
    void write_platform(PlatformRow&& row);
    void order_platforms();
    void write_clause(ClauseRow&& row);
    void erase(const Row& row);
    void index_texts(const CaseRecord& record) const;
    void refresh(CaseRecord& record);
    template <class R>
    void note_number(const R& row);

    const Zones* zones_;
    std::vector<CaseRecord> cases_;
    std::vector<PlatformRecord> platforms_;
    std::vector<PhraseRow> phrases_;
    std::vector<RefusedRow> refused_;
    std::vector<PaymentRow> payments_;  // of no case
    UuidIndex index_;
    UuidIndex platform_index_;
    UuidIndex payment_index_;
    std::int64_t next_case_number_ = 1;
    std::int64_t next_evidence_number_ = 1;
    std::int64_t next_deadline_number_ = 1;
    std::int64_t next_contact_number_ = 1;
    std::uint64_t revision_ = 0;
    std::uint64_t rows_passed_ = 0;
    std::optional<Others> others_;
    PictureTexts picture_texts_;
    mutable std::optional<SearchIndex> search_index_;
};

}  // namespace recoup::core::inline model
