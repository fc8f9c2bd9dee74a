#include "core/draft.h"
#include "core/tags.h"

namespace recoup::core {
namespace {

// Does `one` to every case, each once, in one change.
template <class One>
Step on_cases(Draft& draft, std::vector<Uuid> cases, Deed deed, One one) {
    std::vector<Uuid> once;
    for (const auto& uuid : cases)
        if (std::ranges::find(once, uuid) == once.end()) once.push_back(uuid);
    if (once.empty()) return fail(ErrorKind::usage, "error_bulk_empty"_tr);
    for (const auto& uuid : once)
        if (Step ok = one(uuid); !ok) return ok;
    draft.change.case_uuid = once.front();
    draft.change.deed = deed;
    draft.change.args = {std::to_string(once.size())};
    return {};
}

}  // namespace

Step make(Draft& draft, const BulkMove& command) {
    std::int64_t behind = 0;
    auto done = on_cases(draft, command.cases, Deed::bulk_move, [&](const Uuid& uuid) -> Step {
        const auto* record = draft.state.find(uuid);
        if (record && record->row.stage == command.stage) return {};
        const auto first = draft.change.rows.size();
        if (Step ok = make(draft, MoveCase{.case_uuid = uuid, .stage = command.stage}); !ok) return ok;
        // The place at the end is counted from the column as it was: they line up behind each other.
        for (auto i = first; i < draft.change.rows.size(); ++i) {
            auto& after = draft.change.rows[i].after;
            auto* row = after ? std::get_if<CaseRow>(&*after) : nullptr;
            if (row && row->uuid == uuid) row->position += behind++;
        }
        return {};
    });
    if (done) draft.change.args.push_back(std::string(token(command.stage)));
    return done;
}

Step make(Draft& draft, const BulkArchive& command) {
    const auto deed = command.archived ? Deed::bulk_archive : Deed::bulk_unarchive;
    return on_cases(draft, command.cases, deed, [&](const Uuid& uuid) {
        return make(draft, ArchiveCase{uuid, command.archived, Outcome::none});
    });
}

Step make(Draft& draft, const BulkTag& command) {
    return on_cases(draft, command.cases, Deed::bulk_tag, [&](const Uuid& uuid) -> Step {
        const auto* record = draft.state.find(uuid);
        auto tags = record ? split_tags(record->row.tags) : std::vector<std::string>();
        std::erase_if(tags,
                      [&](const auto& tag) { return std::ranges::find(command.remove, tag) != command.remove.end(); });
        tags.insert(tags.end(), command.add.begin(), command.add.end());
        return make(draft, SetTags{uuid, std::move(tags)});
    });
}

}  // namespace recoup::core
