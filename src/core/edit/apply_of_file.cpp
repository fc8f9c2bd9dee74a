// What belongs to the file and to no case.
#include "core/base/text.h"
#include "core/edit/change_builder.h"

namespace recoup::core::inline edit {
namespace {

constexpr std::int64_t kMostSpan = 10'000;

Step check_platform(const ChangeBuilder& builder, PlatformRow& row) {
    row.name = one_line(tidy(row.name));
    if (row.name.empty()) return fail(ErrorKind::usage, "error_platform_name"_tr);
    if (const auto* same = builder.state.find_platform(row.name); same && same->row.uuid != row.uuid)
        return fail(ErrorKind::work, "error_platform_exists"_tr, {row.name});
    for (const auto& number : {row.review_days, row.cooling_hours})
        if (number && (*number < 0 || *number > kMostSpan)) return fail(ErrorKind::usage, "error_platform_number"_tr);
    if (auto ok = check_text(row.name, kMaxFieldBytes, "field_platform_name"_tr); !ok) return ok;
    for (auto* text : {&row.channels, &row.complaint_address, &row.note, &row.legal_name, &row.legal_address})
        if (auto ok = check_text(*text, kMaxNoteBytes, "field_platform_text"_tr); !ok) return ok;
    return {};
}

Step check_clause(ClauseRow& row) {
    row.title = one_line(tidy(row.title));
    row.clause = one_line(tidy(row.clause));
    row.text = tidy(row.text);
    if (row.clause.empty() || row.text.empty()) return fail(ErrorKind::usage, "error_clause_empty"_tr);
    for (auto* text : {&row.title, &row.clause, &row.sha256})
        if (auto ok = check_text(*text, kMaxFieldBytes, "field_clause"_tr); !ok) return ok;
    return check_text(row.text, kMaxNoteBytes, "field_clause"_tr);
}

// Commands of the directory: the platform named, or a refusal.
Result<const PlatformRecord*> start(ChangeBuilder& builder, const Uuid& platform, Action action) {
    const auto* found = builder.state.find_platform(platform);
    if (!found) return fail(ErrorKind::work, "error_no_platform"_tr);
    builder.change.action = action;
    builder.change.args = {found->row.name};
    return found;
}

const ClauseRow* find_clause(const PlatformRecord& record, const Uuid& uuid) {
    const auto it = std::ranges::find(record.clauses, uuid, &ClauseRow::uuid);
    return it == record.clauses.end() ? nullptr : &*it;
}

}  // namespace

Step handle(ChangeBuilder& builder, const SavePlatform& command) {
    auto row = command.row;
    if (auto ok = check_platform(builder, row); !ok) return ok;
    builder.change.action = Action::save_platform;
    builder.change.args = {row.name};
    if (!row.uuid) {
        row.uuid = builder.ids.next();
        builder.add(std::move(row));
        return {};
    }
    const auto found = start(builder, row.uuid, Action::save_platform);
    if (!found) return tl::unexpected(found.error());
    builder.replace((*found)->row, std::move(row));
    return {};
}

Step handle(ChangeBuilder& builder, const RemovePlatform& command) {
    const auto found = start(builder, command.platform_uuid, Action::remove_platform);
    if (!found) return tl::unexpected(found.error());
    for (const auto& clause : (*found)->clauses) builder.drop(clause);
    builder.drop((*found)->row);
    return {};
}

Step handle(ChangeBuilder& builder, const SaveClause& command) {
    const auto found = start(builder, command.row.platform_uuid, Action::save_clause);
    if (!found) return tl::unexpected(found.error());
    auto row = command.row;
    if (auto ok = check_clause(row); !ok) return ok;
    builder.change.args.push_back(row.clause);
    if (!row.uuid) {
        row.uuid = builder.ids.next();
        row.position = next_position((*found)->clauses);
        builder.add(std::move(row));
        return {};
    }
    const auto* before = find_clause(**found, row.uuid);
    if (!before) return fail(ErrorKind::work, "error_no_clause"_tr);
    builder.replace(*before, std::move(row));
    return {};
}

Step handle(ChangeBuilder& builder, const RemoveClause& command) {
    const auto found = start(builder, command.platform_uuid, Action::remove_clause);
    if (!found) return tl::unexpected(found.error());
    const auto* clause = find_clause(**found, command.clause_uuid);
    if (!clause) return fail(ErrorKind::work, "error_no_clause"_tr);
    builder.change.args.push_back(clause->clause);
    builder.drop(*clause);
    return {};
}

Step handle(ChangeBuilder& builder, const AddPhrase& command) {
    auto text = one_line(tidy(command.text));
    if (text.empty()) return fail(ErrorKind::usage, "error_phrase_empty"_tr);
    if (auto ok = check_text(text, kMaxFieldBytes, "field_phrase"_tr); !ok) return ok;
    builder.change.action = Action::add_phrase;
    builder.change.args = {text};
    const auto phrases = builder.state.phrases();
    const auto same = std::ranges::find(phrases, text, &PhraseRow::text);
    if (same == phrases.end())
        builder.add(PhraseRow{builder.ids.next(), command.pushback, std::move(text)});
    else
        builder.replace(*same, PhraseRow{same->uuid, command.pushback, std::move(text)});
    return {};
}

Step handle(ChangeBuilder& builder, const RemovePhrase& command) {
    const auto phrases = builder.state.phrases();
    const auto found = std::ranges::find(phrases, command.phrase_uuid, &PhraseRow::uuid);
    if (found == phrases.end()) return fail(ErrorKind::work, "error_no_phrase"_tr);
    builder.change.action = Action::remove_phrase;
    builder.change.args = {found->text};
    builder.drop(*found);
    return {};
}

Step handle(ChangeBuilder& builder, const RefusePictures& command) {
    builder.change.action = Action::refuse_picture;
    builder.change.args = {command.name};
    for (const auto& sha256 : command.sha256s)
        if (!builder.state.is_refused(sha256)) builder.add(RefusedRow{builder.ids.next(), sha256});
    return {};
}

}  // namespace recoup::core::inline edit
