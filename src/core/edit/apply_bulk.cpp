#include <unordered_map>

#include "core/edit/change_builder.h"
#include "core/incoming/plan.h"
#include "core/model/tags.h"

namespace recoup::core::inline edit {
namespace {

constexpr std::size_t kMostKept = 50'000;  // payments; the state holds them all

// Does `one` to every case, each once, in one change.
template <class One>
Step on_cases(ChangeBuilder& builder, const std::vector<Uuid>& cases, Action action, One one) {
    std::vector<Uuid> once;
    for (const auto& uuid : cases)
        if (std::ranges::find(once, uuid) == once.end()) once.push_back(uuid);
    if (once.empty()) return fail(ErrorKind::usage, "error_bulk_empty"_tr);
    for (const auto& uuid : once)
        if (Step ok = one(uuid); !ok) return ok;
    builder.change.case_uuid = once.front();
    builder.change.action = action;
    builder.change.args = {std::to_string(once.size())};
    return {};
}

Step keep_payments(ChangeBuilder& builder, const std::vector<KeptPayment>& all, std::span<const Uuid> new_cases) {
    std::unordered_map<Uuid, const PaymentRow*> kept;
    for (const auto* row : builder.state.payments()) kept.emplace(row->uuid, row);
    if (kept.size() + all.size() > kMostKept)
        return fail(ErrorKind::work, "error_payments_many"_tr, {std::to_string(kMostKept)});
    for (const auto& one : all) {
        auto row = one.row;
        if (one.of_new) row.case_uuid = new_cases[*one.of_new];
        if (row.case_uuid && !one.of_new && !builder.state.find(*row.case_uuid))
            return fail(ErrorKind::work, "error_no_case"_tr);
        const auto before = kept.find(row.uuid);
        if (before != kept.end()) {
            builder.replace(*before->second, std::move(row));
            continue;
        }
        row.uuid = builder.ids.next();
        builder.add(std::move(row));
    }
    return {};
}

}  // namespace

Step handle(ChangeBuilder& builder, const BulkMove& command) {
    std::int64_t behind = 0;
    auto done = on_cases(builder, command.cases, Action::bulk_move, [&](const Uuid& uuid) -> Step {
        const auto* record = builder.state.find(uuid);
        if (record && record->row.stage == command.stage) return {};  // keeps its place
        const auto first = builder.change.rows.size();
        if (Step ok = handle(builder, MoveCase{.case_uuid = uuid, .stage = command.stage}); !ok) return ok;
        // The place at the end is counted from the column as it was: they line up behind each other.
        for (auto i = first; i < builder.change.rows.size(); ++i) {
            auto& after = builder.change.rows[i].after;
            auto* row = after ? std::get_if<CaseRow>(&*after) : nullptr;
            if (row && row->uuid == uuid) row->position += behind++;
        }
        return {};
    });
    if (done) builder.change.args.push_back(std::string(token(command.stage)));
    return done;
}

Step handle(ChangeBuilder& builder, const BulkArchive& command) {
    const auto action = command.archived ? Action::bulk_archive : Action::bulk_unarchive;
    return on_cases(builder, command.cases, action, [&](const Uuid& uuid) {
        return handle(builder, ArchiveCase{uuid, command.archived, Outcome::none});
    });
}

Step handle(ChangeBuilder& builder, const BulkTag& command) {
    return on_cases(builder, command.cases, Action::bulk_tag, [&](const Uuid& uuid) -> Step {
        const auto* record = builder.state.find(uuid);
        auto tags = record ? split_tags(record->row.tags) : std::vector<std::string>();
        std::erase_if(tags,
                      [&](const auto& tag) { return std::ranges::find(command.remove, tag) != command.remove.end(); });
        tags.insert(tags.end(), command.add.begin(), command.add.end());
        return handle(builder, SetTags{uuid, std::move(tags)});
    });
}

Step handle(ChangeBuilder& builder, const TakePayments& command) {
    const bool only_kept = command.cases.empty() && command.refunds.empty() && command.evidence.empty();
    if (only_kept && command.keep.empty()) return fail(ErrorKind::usage, "error_bulk_empty"_tr);
    std::vector<Uuid> new_cases;
    for (const auto& one : command.cases) {
        if (Step ok = handle(builder, one); !ok) return ok;
        new_cases.push_back(builder.change.case_uuid);
    }
    for (const auto& one : command.refunds)
        if (Step ok = handle(builder, one); !ok) return ok;
    for (const auto& one : command.evidence) {
        const auto* record = builder.state.find(one.case_uuid);
        if (!record) return fail(ErrorKind::work, "error_no_case"_tr);
        if (auto added = add_missing_evidence(builder, *record, one); !added) return tl::unexpected(added.error());
    }
    if (Step ok = keep_payments(builder, command.keep, new_cases); !ok) return ok;
    if (!builder.change.case_uuid && !only_kept) builder.change.case_uuid = command.evidence.front().case_uuid;
    builder.change.action = only_kept ? Action::keep_payments : Action::bulk_payments;
    builder.change.args = {std::to_string(command.cases.size()), std::to_string(command.refunds.size())};
    if (only_kept) builder.change.args = {std::to_string(command.keep.size())};
    return {};
}

Step handle(ChangeBuilder& builder, const ClearPayments&) {
    const auto kept = builder.state.payments();
    for (const auto* row : kept) builder.drop(*row);
    builder.change.action = Action::clear_payments;
    builder.change.args = {std::to_string(kept.size())};
    return {};
}

Step handle(ChangeBuilder& builder, const ImportRows& command) {
    auto plan = plan_incoming(builder.state, command.rows);
    if (!plan) return tl::unexpected(plan.error());
    builder.change.action = Action::import_rows;
    builder.change.case_uuid = plan->first_case;
    builder.change.args = {std::to_string(plan->cases)};
    for (auto& row : plan->rows) builder.add(std::move(row));
    return {};
}

}  // namespace recoup::core::inline edit
