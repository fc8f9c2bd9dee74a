#include "core/draft.h"

namespace recoup::core {

Step add_evidence(Draft& draft, const Uuid& case_uuid, const NewEvidence& item, std::int64_t position) {
    EvidenceRow row{.uuid = draft.ids.next(),
                    .case_uuid = case_uuid,
                    .number = draft.next_evidence_number++,
                    .kind = item.kind,
                    .name = item.name,
                    .caption = item.caption,
                    .sha256 = item.sha256,
                    .bytes = item.bytes,
                    .file_class = item.file_class,
                    .width = item.width,
                    .height = item.height,
                    .captured_at = item.captured_at,
                    .captured_from = item.captured_from,
                    .added_at = draft.now,
                    .position = position};
    if (auto ok = check_text(row.name, kMaxFieldBytes, "field_name"_tr); !ok) return ok;
    if (auto ok = check_text(row.caption, kMaxFieldBytes, "field_caption"_tr); !ok) return ok;
    draft.add(std::move(row));
    return {};
}

Step make(Draft& draft, const AttachEvidence& command) {
    return on_case(draft, command.case_uuid, Deed::attach_evidence, [&](const CaseRecord& record, CaseRow&) -> Step {
        auto position = next_position(record.evidence);
        std::vector<std::string> seen;
        for (const auto& item : record.evidence) seen.push_back(item.sha256);
        int added = 0;
        for (const auto& item : command.evidence) {
            if (std::find(seen.begin(), seen.end(), item.sha256) != seen.end()) continue;
            seen.push_back(item.sha256);
            if (auto ok = add_evidence(draft, record.row.uuid, item, position++); !ok) return ok;
            ++added;
        }
        draft.change.args.push_back(std::to_string(added));
        return {};
    });
}

Step make(Draft& draft, const EditEvidence& command) {
    const auto* found = draft.state.find_evidence(command.case_uuid, command.evidence_uuid);
    return on_row(draft, command.case_uuid, found, Deed::edit_evidence, "error_no_evidence"_tr, [&](EvidenceRow& row) {
        draft.change.args.push_back(row.name);
        take(row.kind, command.kind);
        take(row.caption, command.caption);
        return check_text(row.caption, kMaxFieldBytes, "field_caption"_tr);
    });
}

Step make(Draft& draft, const RemoveEvidence& command) {
    const auto* found = draft.state.find_evidence(command.case_uuid, command.evidence_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_evidence"_tr);
    return on_case(draft, command.case_uuid, Deed::remove_evidence, [&](const CaseRecord&, CaseRow&) -> Step {
        draft.change.args.push_back(found->name);
        draft.drop(*found);
        return {};
    });
}

Step make(Draft& draft, const AddSlot& command) {
    return on_case(draft, command.case_uuid, Deed::add_slot, [&](const CaseRecord& record, CaseRow&) -> Step {
        draft.change.args.push_back(std::string(token(command.kind)));
        if (std::any_of(record.slots.begin(), record.slots.end(),
                        [&](const auto& s) { return s.kind == command.kind; }))
            return {};
        draft.add(SlotRow{.uuid = draft.ids.next(),
                          .case_uuid = command.case_uuid,
                          .kind = command.kind,
                          .position = next_position(record.slots)});
        return {};
    });
}

Step make(Draft& draft, const RemoveSlot& command) {
    return on_case(draft, command.case_uuid, Deed::remove_slot, [&](const CaseRecord& record, CaseRow&) -> Step {
        draft.change.args.push_back(std::string(token(command.kind)));
        for (const auto& slot : record.slots)
            if (slot.kind == command.kind) draft.drop(slot);
        return {};
    });
}

}  // namespace recoup::core
