#include "core/base/text.h"
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

Result<int> add_missing_evidence(ChangeBuilder& builder, const CaseRecord& record, const AttachEvidence& command) {
    auto position = next_position(record.evidence);
    std::vector<std::string> seen;
    for (const auto& item : record.evidence) seen.push_back(item.sha256);
    int added = 0;
    for (const auto& item : command.evidence) {
        if (std::find(seen.begin(), seen.end(), item.sha256) != seen.end()) continue;
        seen.push_back(item.sha256);
        if (auto ok = add_evidence(builder, record.row.uuid, item, position++); !ok) return tl::unexpected(ok.error());
        ++added;
    }
    return added;
}

Step handle(ChangeBuilder& builder, const AttachEvidence& command) {
    return on_case(builder, command.case_uuid, Action::attach_evidence,
                   [&](const CaseRecord& record, CaseRow&) -> Step {
                       const auto added = add_missing_evidence(builder, record, command);
                       if (!added) return tl::unexpected(added.error());
                       builder.change.args.push_back(std::to_string(*added));
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
                      take(row.proves, command.proves);
                      if (auto ok = check_text(row.caption, kMaxFieldBytes, "field_caption"_tr); !ok) return ok;
                      return check_text(row.proves, kMaxFieldBytes, "field_proves"_tr);
                  });
}

namespace {

Step check_covers(const EvidenceRow& evidence, std::vector<CoverBox>& boxes) {
    if (evidence.file_class != FileClass::picture || evidence.width <= 0)
        return fail(ErrorKind::work, "error_cover_no_picture"_tr, {std::to_string(evidence.number)});
    if (boxes.size() > kMostCovers) return fail(ErrorKind::usage, "error_cover_many"_tr, {std::to_string(kMostCovers)});
    for (auto& box : boxes) {
        if (!lies_within(box, evidence.width, evidence.height))
            return fail(ErrorKind::usage, "error_cover_outside"_tr,
                        {std::to_string(evidence.width), std::to_string(evidence.height)});
        box.label = one_line(tidy(box.label));
        if (auto ok = check_text(box.label, kMostCoverLabelBytes, "field_cover_label"_tr); !ok) return ok;
    }
    return {};
}

}  // namespace

Step handle(ChangeBuilder& builder, const SetCovers& command) {
    const auto* found = builder.state.find_evidence(command.case_uuid, command.evidence_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_evidence"_tr);
    auto boxes = command.boxes;
    if (auto ok = check_covers(*found, boxes); !ok) return ok;
    const auto action = boxes.empty() ? Action::uncover_evidence : Action::cover_evidence;
    return on_case(builder, command.case_uuid, action, [&](const CaseRecord& record, CaseRow&) -> Step {
        builder.change.args.push_back(found->name);
        if (!boxes.empty()) builder.change.args.push_back(std::to_string(boxes.size()));
        const auto* old = redaction_of(record, found->uuid);
        RedactionRow row{old ? old->uuid : builder.ids.next(), command.case_uuid, found->uuid, covers_text(boxes),
                         builder.now};
        if (old && boxes.empty())
            builder.drop(*old);
        else if (!old && !boxes.empty())
            builder.add(std::move(row));
        else if (old && old->boxes != row.boxes)
            builder.replace(*old, std::move(row));
        return {};
    });
}

Step handle(ChangeBuilder& builder, const RemoveEvidence& command) {
    const auto* found = builder.state.find_evidence(command.case_uuid, command.evidence_uuid);
    if (!found) return fail(ErrorKind::work, "error_no_evidence"_tr);
    return on_case(builder, command.case_uuid, Action::remove_evidence,
                   [&](const CaseRecord& record, CaseRow&) -> Step {
                       builder.change.args.push_back(found->name);
                       if (const auto* covers = redaction_of(record, found->uuid)) builder.drop(*covers);
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
