#include "desktop/reading/evidence_readings.h"

#include "app/reading/habit.h"
#include "core/reading/belongs.h"
#include "core/reading/transcript.h"

namespace recoup::desktop::inline reading {

std::span<const ui::EvidenceRead> EvidenceReadings::refresh(const std::optional<core::Uuid>& case_uuid) {
    const auto* record = case_uuid ? file_.state().find(*case_uuid) : nullptr;
    if (!record) {
        case_uuid_.reset();
        read_.clear();
        return {};
    }
    const auto lang = surroundings_.lang();
    const bool same = case_uuid_ == case_uuid && generation_ == readings_.generation() &&
                      revision_ == file_.state().revision() && lang_ == lang;
    if (!same) {
        case_uuid_ = case_uuid;
        generation_ = readings_.generation();
        revision_ = file_.state().revision();
        lang_ = lang;
        read(*record);
    }
    return read_;
}

void EvidenceReadings::read(const core::CaseRecord& record) {
    read_.clear();
    auto habit = app::reading_habit(surroundings_.machine(), surroundings_.reader().now, surroundings_.zone,
                                    surroundings_.settings.home, {});
    habit.currency = record.row.currency;
    for (const auto& row : record.evidence) {
        if (row.file_class != core::FileClass::picture) continue;
        const auto* text = readings_.find(row.sha256);
        if (!text) continue;
        habit.taken = core::taken_at(row.captured_at, row.captured_from);
        const auto reading = core::facts_of(*text, habit);
        ui::EvidenceRead read{.evidence = row.uuid, .proposal = core::proposed_for(reading, row)};
        for (const auto& one : core::differences(reading, record.row))
            read.differs.push_back(core::show_difference(lang_, one));
        const auto kind = row.kind == core::EvidenceKind::other ? reading.kind : row.kind;
        if (kind == core::EvidenceKind::support_chat)
            read.their_words = core::their_last_words(core::transcript_of(*text, habit));
        if (!read.proposal.empty() || !read.differs.empty() || !read.their_words.empty())
            read_.push_back(std::move(read));
    }
}

}  // namespace recoup::desktop::inline reading
