#include "core/apply.h"

#include "core/draft.h"
#include "core/money.h"
#include "core/text.h"
#include "core/turns.h"

namespace recoup::core {

Step check_text(std::string& text, std::size_t most, Tr field) {
    if (!is_valid_utf8(text)) return fail(ErrorKind::usage, "error_not_utf8"_tr, {field});
    text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
    if (text.size() > most) return fail(ErrorKind::usage, "error_text_too_long"_tr, {field, std::to_string(most)});
    return {};
}

Step check_amount(const std::optional<std::int64_t>& minor, std::string_view currency) {
    if (minor && (*minor < 0 || *minor > kMaxAmountMinor))
        return fail(ErrorKind::usage, "error_amount"_tr, {example_amount(currency)});
    return {};
}

namespace {

// What the draft makes of one kind of a case's rows, in time.
template <class R>
void take_draft(std::vector<R>& rows, const Draft& draft, const Uuid& case_uuid) {
    for (const auto& change : draft.change.rows) {
        const auto* before = change.before ? std::get_if<R>(&*change.before) : nullptr;
        const auto* after = change.after ? std::get_if<R>(&*change.after) : nullptr;
        if (before) std::erase_if(rows, [&](const R& row) { return row.uuid == before->uuid; });
        if (after && after->case_uuid == case_uuid) rows.push_back(*after);
    }
    sort_in_time(rows);
}

}  // namespace

Turn turn_after(const Draft& draft, const CaseRecord& record, const CaseRow& row) {
    auto copy = record;
    copy.row = row;
    take_draft(copy.contacts, draft, row.uuid);
    take_draft(copy.turns, draft, row.uuid);
    take_draft(copy.routes, draft, row.uuid);
    return turn_now(copy);
}

Result<Change> apply(const State& state, const Command& command, const Rulebook& rules, Instant now, IdSource& ids) {
    Draft draft{state, rules, now, ids, {}};
    draft.change.uuid = ids.next();
    draft.change.at = now;
    const auto step = std::visit([&](const auto& c) { return make(draft, c); }, command);
    if (!step) return tl::unexpected(step.error());
    return std::move(draft.change);
}

Change opposite(const Change& change, ChangeKind kind, Instant now, IdSource& ids) {
    Change other = change;
    other.uuid = ids.next();
    other.at = now;
    other.kind = kind;
    other.target = change.uuid;
    if (kind == ChangeKind::undo) other.rows = reversed(change.rows);
    return other;
}

}  // namespace recoup::core
