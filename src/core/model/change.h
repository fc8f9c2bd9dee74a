// A change: one undoable step, as row values before and after. It is what the model takes, what the store commits and
// what the history keeps; undo is the same change with before and after swapped. Pure values, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/rows.h"

namespace recoup::core::inline model {

struct RowChange {
    std::optional<Row> before;  // nothing: the row is new
    std::optional<Row> after;   // nothing: the row goes

    bool operator==(const RowChange&) const = default;
};

enum class ChangeKind : std::uint8_t { edit, undo, redo };
std::span<const Word> words_of(WordsOf<ChangeKind>);

// What was done, as a token with arguments, so the history reads in both languages.
enum class Action : std::uint8_t {
    add_case,
    edit_case,
    move_case,
    reorder_case,
    add_watched,
    renew_subscription,
    start_case,
    archive_case,
    unarchive_case,
    remove_case,
    restore_case,
    attach_evidence,
    edit_evidence,
    cover_evidence,
    uncover_evidence,
    remove_evidence,
    add_deadline,
    edit_deadline,
    complete_deadline,
    reopen_deadline,
    snooze_deadline,
    remove_deadline,
    accept_rule,
    stop_clock,
    start_clock,
    recount_deadlines,
    add_slot,
    remove_slot,
    add_contact,
    edit_contact,
    answer_contact,
    remove_contact,
    set_turn,
    take_route,
    edit_route,
    remove_route,
    answer_question,
    set_tags,
    save_platform,
    remove_platform,
    save_clause,
    remove_clause,
    add_phrase,
    remove_phrase,
    refuse_picture,
    bulk_move,
    bulk_archive,
    bulk_unarchive,
    bulk_tag,
    bulk_payments,
    keep_payments,
    clear_payments,
    import_rows,
    rescue,
    purge
};
std::span<const Word> words_of(WordsOf<Action>);
// Of several cases: such a change names the first of them, the others stand in its rows.
bool is_bulk(Action action);

struct Change {
    Uuid uuid;
    Uuid copy_uuid;        // of the file copy it was made in; filled by the store
    std::int64_t seq = 0;  // place in this file's history; filled by the store
    Instant at{};
    Uuid case_uuid;
    ChangeKind kind = ChangeKind::edit;
    Uuid target;  // of undo and redo: the change taken back or made again
    Action action{};
    std::vector<std::string> args;
    std::vector<RowChange> rows;
    bool purged = false;  // args and rows were erased for good

    bool operator==(const Change&) const = default;
};

// The same steps backwards.
std::vector<RowChange> reversed(const std::vector<RowChange>& rows);

// Whether the history of that case shows it. The store asks its rows the same.
bool concerns(const Change& change, const Uuid& case_uuid);

// One line for the history: "移动“手机”到已联系客服", "撤销：…".
std::string describe(Lang lang, const Change& change);
// Among the lines of its own case the title need not be said again: "移到已联系客服".
std::string describe_within(Lang lang, const Change& change);

}  // namespace recoup::core::inline model
