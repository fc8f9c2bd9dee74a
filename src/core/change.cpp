#include "core/change_within.h"

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
    {"accept_rule", "deed_accept_rule"_tr},
    {"stop_clock", "deed_stop_clock"_tr},
    {"start_clock", "deed_start_clock"_tr},
    {"recount_deadlines", "deed_recount_deadlines"_tr},
    {"add_slot", "deed_add_slot"_tr},
    {"remove_slot", "deed_remove_slot"_tr},
    {"add_contact", "deed_add_contact"_tr},
    {"edit_contact", "deed_edit_contact"_tr},
    {"remove_contact", "deed_remove_contact"_tr},
    {"set_turn", "deed_set_turn"_tr},
    {"take_route", "deed_take_route"_tr},
    {"edit_route", "deed_edit_route"_tr},
    {"remove_route", "deed_remove_route"_tr},
    {"set_tags", "deed_set_tags"_tr},
    {"save_platform", "deed_save_platform"_tr},
    {"remove_platform", "deed_remove_platform"_tr},
    {"save_clause", "deed_save_clause"_tr},
    {"remove_clause", "deed_remove_clause"_tr},
    {"bulk_move", "deed_bulk_move"_tr},
    {"bulk_archive", "deed_bulk_archive"_tr},
    {"bulk_unarchive", "deed_bulk_unarchive"_tr},
    {"bulk_tag", "deed_bulk_tag"_tr},
};

struct Within {
    Deed deed;
    Tr text;
};
// Of the deeds whose first argument is the title of the case, the sentences without it.
constexpr Within kWithin[] = {
    {Deed::add_case, "did_add_case"_tr},
    {Deed::edit_case, "did_edit_case"_tr},
    {Deed::move_case, "did_move_case"_tr},
    {Deed::reorder_case, "did_reorder_case"_tr},
    {Deed::archive_case, "did_archive_case"_tr},
    {Deed::unarchive_case, "did_unarchive_case"_tr},
    {Deed::remove_case, "did_remove_case"_tr},
    {Deed::restore_case, "did_restore_case"_tr},
    {Deed::attach_evidence, "did_attach_evidence"_tr},
    {Deed::edit_evidence, "did_edit_evidence"_tr},
    {Deed::remove_evidence, "did_remove_evidence"_tr},
    {Deed::add_deadline, "did_add_deadline"_tr},
    {Deed::edit_deadline, "did_edit_deadline"_tr},
    {Deed::complete_deadline, "did_complete_deadline"_tr},
    {Deed::reopen_deadline, "did_reopen_deadline"_tr},
    {Deed::snooze_deadline, "did_snooze_deadline"_tr},
    {Deed::remove_deadline, "did_remove_deadline"_tr},
    {Deed::accept_rule, "did_accept_rule"_tr},
    {Deed::stop_clock, "did_stop_clock"_tr},
    {Deed::start_clock, "did_start_clock"_tr},
    {Deed::recount_deadlines, "did_recount_deadlines"_tr},
    {Deed::add_slot, "did_add_slot"_tr},
    {Deed::remove_slot, "did_remove_slot"_tr},
    {Deed::add_contact, "did_add_contact"_tr},
    {Deed::edit_contact, "did_edit_contact"_tr},
    {Deed::remove_contact, "did_remove_contact"_tr},
    {Deed::set_turn, "did_set_turn"_tr},
    {Deed::take_route, "did_take_route"_tr},
    {Deed::edit_route, "did_edit_route"_tr},
    {Deed::remove_route, "did_remove_route"_tr},
    {Deed::set_tags, "did_set_tags"_tr},
};

std::string in_kind(Lang lang, const Change& change, std::string deed) {
    if (change.kind == ChangeKind::edit) return deed;
    return trf(lang, words<ChangeKind>()[static_cast<std::size_t>(change.kind)].label, deed);
}

// Arguments that are tokens of a word list are shown by their label.
std::string shown_arg(Lang lang, Deed deed, std::size_t index, const std::string& arg) {
    const auto shown = [&]<class E>(std::optional<E> word) { return word ? std::string(label(lang, *word)) : arg; };
    if (index == 1) switch (deed) {
            case Deed::move_case:
            case Deed::bulk_move:
                return shown(parse_word<Stage>(arg));
            case Deed::add_slot:
            case Deed::remove_slot:
                return shown(parse_word<EvidenceKind>(arg));
            case Deed::set_turn:
                return shown(parse_word<Turn>(arg));
            case Deed::take_route:
            case Deed::edit_route:
            case Deed::remove_route:
                return shown(parse_word<Route>(arg));
            default:
                break;
        }
    if (index == 2 && deed == Deed::edit_route) return shown(parse_word<RouteState>(arg));
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
    return in_kind(lang, change, deed);
}

std::string describe_within(Lang lang, const Change& change) {
    const auto* found = std::ranges::find(kWithin, change.deed, &Within::deed);
    if (found == std::end(kWithin)) return describe(lang, change);
    fmt::dynamic_format_arg_store<fmt::format_context> args;
    for (std::size_t i = 1; i < change.args.size(); ++i)
        args.push_back(shown_arg(lang, change.deed, i, change.args[i]));
    return in_kind(lang, change, trf_args(lang, found->text, args));
}

}  // namespace recoup::core
