#include "core/edit/apply.h"

#include "core/base/money.h"
#include "core/base/text.h"
#include "core/edit/change_builder.h"
#include "core/model/turns.h"

namespace recoup::core::inline edit {

namespace {

// What the builder makes of one kind of a case's rows.
template <class R>
void take_draft(std::vector<R>& rows, const ChangeBuilder& builder, const Uuid& case_uuid) {
    for (const auto& change : builder.change.rows) {
        const auto* before = change.before ? std::get_if<R>(&*change.before) : nullptr;
        const auto* after = change.after ? std::get_if<R>(&*change.after) : nullptr;
        if (before) std::erase_if(rows, [&](const R& row) { return row.uuid == before->uuid; });
        if (after && after->case_uuid == case_uuid) rows.push_back(*after);
    }
    if constexpr (!std::is_same_v<R, AnswerRow>) sort_in_time(rows);
}

}  // namespace

CaseRecord after_draft(const ChangeBuilder& builder, const CaseRecord& record, const CaseRow& row) {
    auto after = record;
    after.row = row;
    take_draft(after.contacts, builder, row.uuid);
    take_draft(after.turns, builder, row.uuid);
    take_draft(after.routes, builder, row.uuid);
    take_draft(after.answers, builder, row.uuid);
    return after;
}

Turn turn_after(const ChangeBuilder& builder, const CaseRecord& record, const CaseRow& row) {
    return turn_now(after_draft(builder, record, row));
}

Result<Change> apply(const State& state, const Command& command, const Rulebook& rules, Instant now, IdSource& ids) {
    ChangeBuilder builder{state, rules, now, ids, {}};
    builder.change.uuid = ids.next();
    builder.change.at = now;
    const auto step = std::visit([&](const auto& c) { return handle(builder, c); }, command);
    if (!step) return tl::unexpected(step.error());
    return std::move(builder.change);
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

}  // namespace recoup::core::inline edit
