#include "core/change.h"

#include <fmt/args.h>
#include <algorithm>

namespace recoup::core {
namespace {

constexpr Word kChangeKinds[] = {{"edit", "change_edit"_tr}, {"undo", "change_undo"_tr}, {"redo", "change_redo"_tr}};

constexpr Word kDeeds[] = {
    {"add_case", "deed_add_case"_tr},
    {"edit_case", "deed_edit_case"_tr},
    {"move_case", "deed_move_case"_tr},
    {"reorder_case", "deed_reorder_case"_tr},
    {"archive_case", "deed_archive_case"_tr},
    {"unarchive_case", "deed_unarchive_case"_tr},
    {"remove_case", "deed_remove_case"_tr},
    {"restore_case", "deed_restore_case"_tr},
    {"attach_evidence", "deed_attach_evidence"_tr},
    {"edit_evidence", "deed_edit_evidence"_tr},
    {"remove_evidence", "deed_remove_evidence"_tr},
    {"add_deadline", "deed_add_deadline"_tr},
    {"edit_deadline", "deed_edit_deadline"_tr},
    {"complete_deadline", "deed_complete_deadline"_tr},
    {"reopen_deadline", "deed_reopen_deadline"_tr},
    {"snooze_deadline", "deed_snooze_deadline"_tr},
    {"remove_deadline", "deed_remove_deadline"_tr},
    {"add_slot", "deed_add_slot"_tr},
    {"remove_slot", "deed_remove_slot"_tr},
};

// Arguments that are tokens of a word list are shown by their label.
std::string shown_arg(Lang lang, Deed deed, std::size_t index, const std::string& arg) {
    if (deed == Deed::move_case && index == 1)
        if (const auto stage = parse_word<Stage>(arg)) return std::string(label(lang, *stage));
    if ((deed == Deed::add_slot || deed == Deed::remove_slot) && index == 1)
        if (const auto kind = parse_word<EvidenceKind>(arg)) return std::string(label(lang, *kind));
    return arg;
}

}  // namespace

template <>
std::span<const Word> words<ChangeKind>() {
    return kChangeKinds;
}

template <>
std::span<const Word> words<Deed>() {
    return kDeeds;
}

std::vector<RowChange> reversed(const std::vector<RowChange>& rows) {
    std::vector<RowChange> back;
    back.reserve(rows.size());
    for (auto it = rows.rbegin(); it != rows.rend(); ++it) back.push_back({it->after, it->before});
    return back;
}

std::string describe(Lang lang, const Change& change) {
    fmt::dynamic_format_arg_store<fmt::format_context> args;
    for (std::size_t i = 0; i < change.args.size(); ++i)
        args.push_back(shown_arg(lang, change.deed, i, change.args[i]));
    const auto deed = trf_args(lang, words<Deed>()[static_cast<std::size_t>(change.deed)].label, args);
    if (change.kind == ChangeKind::edit) return deed;
    return trf(lang, words<ChangeKind>()[static_cast<std::size_t>(change.kind)].label, deed);
}

}  // namespace recoup::core
