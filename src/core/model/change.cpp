#include "core/model/change.h"

#include <fmt/args.h>

#include <algorithm>
#include <iterator>

namespace recoup::core::inline model {
namespace {

constexpr Word kChangeKinds[] = {{"edit", "change_edit"_tr}, {"undo", "change_undo"_tr}, {"redo", "change_redo"_tr}};

constexpr Word kActions[] = {
    {"add_case", "action_add_case"_tr},
    {"edit_case", "action_edit_case"_tr},
    {"move_case", "action_move_case"_tr},
    {"reorder_case", "action_reorder_case"_tr},
    {"add_watched", "action_add_watched"_tr},
    {"renew_subscription", "action_renew_subscription"_tr},
    {"start_case", "action_start_case"_tr},
    {"archive_case", "action_archive_case"_tr},
    {"unarchive_case", "action_unarchive_case"_tr},
    {"remove_case", "action_remove_case"_tr},
    {"restore_case", "action_restore_case"_tr},
    {"attach_evidence", "action_attach_evidence"_tr},
    {"edit_evidence", "action_edit_evidence"_tr},
    {"cover_evidence", "action_cover_evidence"_tr},
    {"uncover_evidence", "action_uncover_evidence"_tr},
    {"remove_evidence", "action_remove_evidence"_tr},
    {"add_deadline", "action_add_deadline"_tr},
    {"edit_deadline", "action_edit_deadline"_tr},
    {"complete_deadline", "action_complete_deadline"_tr},
    {"reopen_deadline", "action_reopen_deadline"_tr},
    {"snooze_deadline", "action_snooze_deadline"_tr},
    {"remove_deadline", "action_remove_deadline"_tr},
    {"accept_rule", "action_accept_rule"_tr},
    {"stop_clock", "action_stop_clock"_tr},
    {"start_clock", "action_start_clock"_tr},
    {"recount_deadlines", "action_recount_deadlines"_tr},
    {"add_slot", "action_add_slot"_tr},
    {"remove_slot", "action_remove_slot"_tr},
    {"add_contact", "action_add_contact"_tr},
    {"edit_contact", "action_edit_contact"_tr},
    {"answer_contact", "action_answer_contact"_tr},
    {"remove_contact", "action_remove_contact"_tr},
    {"set_turn", "action_set_turn"_tr},
    {"take_route", "action_take_route"_tr},
    {"edit_route", "action_edit_route"_tr},
    {"remove_route", "action_remove_route"_tr},
    {"answer_question", "action_answer_question"_tr},
    {"set_tags", "action_set_tags"_tr},
    {"save_platform", "action_save_platform"_tr},
    {"remove_platform", "action_remove_platform"_tr},
    {"save_clause", "action_save_clause"_tr},
    {"remove_clause", "action_remove_clause"_tr},
    {"add_phrase", "action_add_phrase"_tr},
    {"remove_phrase", "action_remove_phrase"_tr},
    {"refuse_picture", "action_refuse_picture"_tr},
    {"bulk_move", "action_bulk_move"_tr},
    {"bulk_archive", "action_bulk_archive"_tr},
    {"bulk_unarchive", "action_bulk_unarchive"_tr},
    {"bulk_tag", "action_bulk_tag"_tr},
    {"bulk_payments", "action_bulk_payments"_tr},
    {"keep_payments", "action_keep_payments"_tr},
    {"clear_payments", "action_clear_payments"_tr},
    {"import_rows", "action_import_rows"_tr},
    {"rescue", "action_rescue"_tr},
    {"purge", "action_purge"_tr},
};

struct Within {
    Action action;
    Tr text;
};
// Of the actions whose first argument is the title of the case, the sentences without it.
constexpr Within kWithin[] = {
    {Action::add_case, "did_add_case"_tr},
    {Action::edit_case, "did_edit_case"_tr},
    {Action::move_case, "did_move_case"_tr},
    {Action::reorder_case, "did_reorder_case"_tr},
    {Action::add_watched, "did_add_watched"_tr},
    {Action::renew_subscription, "did_renew_subscription"_tr},
    {Action::start_case, "did_start_case"_tr},
    {Action::archive_case, "did_archive_case"_tr},
    {Action::unarchive_case, "did_unarchive_case"_tr},
    {Action::remove_case, "did_remove_case"_tr},
    {Action::restore_case, "did_restore_case"_tr},
    {Action::attach_evidence, "did_attach_evidence"_tr},
    {Action::edit_evidence, "did_edit_evidence"_tr},
    {Action::cover_evidence, "did_cover_evidence"_tr},
    {Action::uncover_evidence, "did_uncover_evidence"_tr},
    {Action::remove_evidence, "did_remove_evidence"_tr},
    {Action::add_deadline, "did_add_deadline"_tr},
    {Action::edit_deadline, "did_edit_deadline"_tr},
    {Action::complete_deadline, "did_complete_deadline"_tr},
    {Action::reopen_deadline, "did_reopen_deadline"_tr},
    {Action::snooze_deadline, "did_snooze_deadline"_tr},
    {Action::remove_deadline, "did_remove_deadline"_tr},
    {Action::accept_rule, "did_accept_rule"_tr},
    {Action::stop_clock, "did_stop_clock"_tr},
    {Action::start_clock, "did_start_clock"_tr},
    {Action::recount_deadlines, "did_recount_deadlines"_tr},
    {Action::add_slot, "did_add_slot"_tr},
    {Action::remove_slot, "did_remove_slot"_tr},
    {Action::add_contact, "did_add_contact"_tr},
    {Action::edit_contact, "did_edit_contact"_tr},
    {Action::answer_contact, "did_answer_contact"_tr},
    {Action::remove_contact, "did_remove_contact"_tr},
    {Action::set_turn, "did_set_turn"_tr},
    {Action::take_route, "did_take_route"_tr},
    {Action::edit_route, "pair_by_colon"_tr},
    {Action::remove_route, "did_remove_route"_tr},
    {Action::answer_question, "did_answer_question"_tr},
    {Action::set_tags, "did_set_tags"_tr},
};

std::string in_kind(Lang lang, const Change& change, std::string action) {
    if (change.kind == ChangeKind::edit) return action;
    return trf(lang, words<ChangeKind>()[static_cast<std::size_t>(change.kind)].label, action);
}

// Arguments that are tokens of a word list are shown by their label.
std::string shown_arg(Lang lang, Action action, std::size_t index, const std::string& arg) {
    const auto shown = [&]<class E>(std::optional<E> word) { return word ? std::string(label(lang, *word)) : arg; };
    if (index == 1) switch (action) {
            case Action::move_case:
            case Action::bulk_move:
                return shown(parse_word<Stage>(arg));
            case Action::add_slot:
            case Action::remove_slot:
                return shown(parse_word<EvidenceKind>(arg));
            case Action::set_turn:
                return shown(parse_word<Turn>(arg));
            case Action::take_route:
            case Action::edit_route:
            case Action::remove_route:
                return shown(parse_word<Route>(arg));
            default:
                break;
        }
    if (index == 2 && action == Action::edit_route) return shown(parse_word<RouteState>(arg));
    return arg;
}

}  // namespace

std::span<const Word> words_of(WordsOf<ChangeKind>) {
    return kChangeKinds;
}

std::span<const Word> words_of(WordsOf<Action>) {
    return kActions;
}

bool is_bulk(Action action) {
    return action == Action::bulk_move || action == Action::bulk_archive || action == Action::bulk_unarchive ||
           action == Action::bulk_tag || action == Action::bulk_payments || action == Action::keep_payments ||
           action == Action::clear_payments || action == Action::import_rows || action == Action::rescue;
}

bool concerns(const Change& change, const Uuid& case_uuid) {
    if (change.case_uuid == case_uuid) return true;
    return is_bulk(change.action) && std::ranges::any_of(change.rows, [&](const RowChange& row) {
               return row_case(row.after ? *row.after : *row.before) == case_uuid;
           });
}

std::vector<RowChange> reversed(const std::vector<RowChange>& rows) {
    std::vector<RowChange> back;
    back.reserve(rows.size());
    std::transform(rows.rbegin(), rows.rend(), std::back_inserter(back), [](const auto& row) {
        return RowChange{row.after, row.before};
    });
    return back;
}

std::string describe(Lang lang, const Change& change) {
    if (change.purged) return std::string(tr(lang, "change_purged"_tr));
    fmt::dynamic_format_arg_store<fmt::format_context> args;
    for (std::size_t i = 0; i < change.args.size(); ++i)
        args.push_back(shown_arg(lang, change.action, i, change.args[i]));
    const auto action = trf_args(lang, words<Action>()[static_cast<std::size_t>(change.action)].label, args);
    return in_kind(lang, change, action);
}

std::string describe_within(Lang lang, const Change& change) {
    const auto* found = std::ranges::find(kWithin, change.action, &Within::action);
    if (found == std::end(kWithin) || change.purged) return describe(lang, change);
    fmt::dynamic_format_arg_store<fmt::format_context> args;
    for (std::size_t i = 1; i < change.args.size(); ++i)
        args.push_back(shown_arg(lang, change.action, i, change.args[i]));
    return in_kind(lang, change, trf_args(lang, found->text, args));
}

}  // namespace recoup::core::inline model
