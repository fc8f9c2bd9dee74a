#include "core/change.h"

#include <fmt/args.h>
#include <algorithm>

namespace recoup::core {
namespace {

constexpr Word kChangeKinds[] = {{"edit", Tr::change_edit}, {"undo", Tr::change_undo}, {"redo", Tr::change_redo}};

constexpr Word kDeeds[] = {
    {"add_case", Tr::deed_add_case},
    {"edit_case", Tr::deed_edit_case},
    {"move_case", Tr::deed_move_case},
    {"reorder_case", Tr::deed_reorder_case},
    {"archive_case", Tr::deed_archive_case},
    {"unarchive_case", Tr::deed_unarchive_case},
    {"remove_case", Tr::deed_remove_case},
    {"restore_case", Tr::deed_restore_case},
    {"attach_evidence", Tr::deed_attach_evidence},
    {"edit_evidence", Tr::deed_edit_evidence},
    {"remove_evidence", Tr::deed_remove_evidence},
    {"add_deadline", Tr::deed_add_deadline},
    {"edit_deadline", Tr::deed_edit_deadline},
    {"complete_deadline", Tr::deed_complete_deadline},
    {"reopen_deadline", Tr::deed_reopen_deadline},
    {"snooze_deadline", Tr::deed_snooze_deadline},
    {"remove_deadline", Tr::deed_remove_deadline},
    {"add_slot", Tr::deed_add_slot},
    {"remove_slot", Tr::deed_remove_slot},
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
