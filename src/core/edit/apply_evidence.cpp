#include "core/edit/change_builder.h"

namespace recoup::core::inline edit {

Step add_evidence(ChangeBuilder& builder, const Uuid& case_uuid, const NewEvidence& item, std::int64_t position) {
    EvidenceRow row{.uuid = builder.ids.next(),
                    .case_uuid = case_uuid,
                    .number = builder.next_evidence_number++,
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
                    .added_at = builder.now,
                    .position = position};
    if (auto ok = check_text(row.name, kMaxFieldBytes, "field_name"_tr); !ok) return ok;
    if (auto ok = check_text(row.caption, kMaxFieldBytes, "field_caption"_tr); !ok) return ok;
    builder.add(std::move(row));
    return {};
}

Step handle(ChangeBuilder& builder, const AttachEvidence& command) {
    return on_case(builder, command.case_uuid, Action::attach_evidence,
                   [&](const CaseRecord& record, CaseRow&) -> Step {
                       auto position = next_position(record.evidence);
                       std::vector<std::string> seen;
                       for (const auto& item : record.evidence) seen.push_back(item.sha256);
                       int added = 0;
                       for (const auto& item : command.evidence) {
                           if (std::find(seen.begin(), seen.end(), item.sha256) != seen.end()) continue;
                           seen.push_back(item.sha256);
                           if (auto ok = add_evidence(builder, record.row.uuid, item, position++); !ok) return ok;
                           ++added;
                       }
                       builder.change.args.push_back(std::to_string(added));
                       return {};
                   });
}

Step handle(ChangeBuilder& builder, const EditEvidence& command) {
    const auto* found = builder.state.find_evidence(command.case_uuid, command.evidence_uuid);
    return on_row(builder, command.case_uuid, found, Action::edit_evidence, "error_no_evidence"_tr,
                  [&](EvidenceRow& row) {
                      builder.change.args.push_back(row.name);
                      take(row.kind, command.kind);
                      take(row.caption, command.caption);
                      return check_text(row.caption, kMaxFieldBytes, "field_caption"_tr);
                  });
}

Step handle(ChangeBuilder& builder, const RemoveEvidence& command) {
    const auto* found = builder.state.find_evidence(command.case_uuid, command.evidence_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_evidence"_tr);
    return on_case(builder, command.case_uuid, Action::remove_evidence, [&](const CaseRecord&, CaseRow&) -> Step {
        builder.change.args.push_back(found->name);
        builder.drop(*found);
        return {};
    });
}

Step handle(ChangeBuilder& builder, const AddSlot& command) {
    return on_case(builder, command.case_uuid, Action::add_slot, [&](const CaseRecord& record, CaseRow&) -> Step {
        builder.change.args.push_back(std::string(token(command.kind)));
        if (std::any_of(record.slots.begin(), record.slots.end(),
                        [&](const auto& s) { return s.kind == command.kind; }))
            return {};
        builder.add(SlotRow{.uuid = builder.ids.next(),
                            .case_uuid = command.case_uuid,
                            .kind = command.kind,
                            .position = next_position(record.slots)});
        return {};
    });
}

Step handle(ChangeBuilder& builder, const RemoveSlot& command) {
    return on_case(builder, command.case_uuid, Action::remove_slot, [&](const CaseRecord& record, CaseRow&) -> Step {
        builder.change.args.push_back(std::string(token(command.kind)));
        for (const auto& slot : record.slots)
            if (slot.kind == command.kind) builder.drop(slot);
        return {};
    });
}

}  // namespace recoup::core::inline edit
