#include "core/draft.h"
#include "core/text.h"

namespace recoup::core {
namespace {

constexpr std::int64_t kMostSpan = 10'000;

Step check_platform(const Draft& draft, PlatformRow& row) {
    row.name = one_line(trim(row.name));
    if (row.name.empty()) return fail(ErrorKind::usage, "error_platform_name"_tr);
    if (const auto* same = draft.state.find_platform(row.name); same && same->row.uuid != row.uuid)
        return fail(ErrorKind::work, "error_platform_exists"_tr, {row.name});
    for (const auto& number : {row.review_days, row.cooling_hours})
        if (number && (*number < 0 || *number > kMostSpan)) return fail(ErrorKind::usage, "error_platform_number"_tr);
    if (auto ok = check_text(row.name, kMaxFieldBytes, "field_platform_name"_tr); !ok) return ok;
    for (auto* text : {&row.channels, &row.complaint_address, &row.note})
        if (auto ok = check_text(*text, kMaxNoteBytes, "field_platform_text"_tr); !ok) return ok;
    return {};
}

Step check_clause(ClauseRow& row) {
    row.title = one_line(trim(row.title));
    row.clause = one_line(trim(row.clause));
    row.text = std::string(trim(row.text));
    if (row.clause.empty() || row.text.empty()) return fail(ErrorKind::usage, "error_clause_empty"_tr);
    for (auto* text : {&row.title, &row.clause, &row.sha256})
        if (auto ok = check_text(*text, kMaxFieldBytes, "field_clause"_tr); !ok) return ok;
    return check_text(row.text, kMaxNoteBytes, "field_clause"_tr);
}

// Commands of the directory: the platform named, or a refusal.
Result<const PlatformRecord*> start(Draft& draft, const Uuid& platform, Deed deed) {
    const auto* found = draft.state.find_platform(platform);
    if (!found) return fail(ErrorKind::work, "error_no_platform"_tr);
    draft.change.deed = deed;
    draft.change.args = {found->row.name};
    return found;
}

const ClauseRow* find_clause(const PlatformRecord& record, const Uuid& uuid) {
    const auto it = std::ranges::find(record.clauses, uuid, &ClauseRow::uuid);
    return it == record.clauses.end() ? nullptr : &*it;
}

}  // namespace

Step make(Draft& draft, const SavePlatform& command) {
    auto row = command.row;
    if (auto ok = check_platform(draft, row); !ok) return ok;
    draft.change.deed = Deed::save_platform;
    draft.change.args = {row.name};
    if (!row.uuid) {
        row.uuid = draft.ids.next();
        draft.add(std::move(row));
        return {};
    }
    const auto found = start(draft, row.uuid, Deed::save_platform);
    if (!found) return tl::unexpected(found.error());
    draft.replace((*found)->row, std::move(row));
    return {};
}

Step make(Draft& draft, const RemovePlatform& command) {
    const auto found = start(draft, command.platform_uuid, Deed::remove_platform);
    if (!found) return tl::unexpected(found.error());
    for (const auto& clause : (*found)->clauses) draft.drop(clause);
    draft.drop((*found)->row);
    return {};
}

Step make(Draft& draft, const SaveClause& command) {
    const auto found = start(draft, command.row.platform_uuid, Deed::save_clause);
    if (!found) return tl::unexpected(found.error());
    auto row = command.row;
    if (auto ok = check_clause(row); !ok) return ok;
    draft.change.args.push_back(row.clause);
    if (!row.uuid) {
        row.uuid = draft.ids.next();
        row.position = next_position((*found)->clauses);
        draft.add(std::move(row));
        return {};
    }
    const auto* before = find_clause(**found, row.uuid);
    if (!before) return fail(ErrorKind::work, "error_no_clause"_tr);
    draft.replace(*before, std::move(row));
    return {};
}

Step make(Draft& draft, const RemoveClause& command) {
    const auto found = start(draft, command.platform_uuid, Deed::remove_clause);
    if (!found) return tl::unexpected(found.error());
    const auto* clause = find_clause(**found, command.clause_uuid);
    if (!clause) return fail(ErrorKind::work, "error_no_clause"_tr);
    draft.change.args.push_back(clause->clause);
    draft.drop(*clause);
    return {};
}

}  // namespace recoup::core
