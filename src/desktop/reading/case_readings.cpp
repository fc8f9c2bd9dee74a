#include "desktop/reading/case_readings.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "app/reading/habit.h"

namespace recoup::desktop::inline reading {
namespace {

// What a worker needs, as values.
struct Chats {
    core::CaseRecord record;
    std::map<std::string, core::PictureText> texts;
    core::ReadingHabit habit;
    std::string zone;
    core::Home home;
    core::Reader reader;
    core::CaseChats made;
};

bool is_chat(const core::EvidenceRow& item) {
    return item.kind == core::EvidenceKind::support_chat && item.file_class == core::FileClass::picture;
}

}  // namespace

const ui::CaseRead* CaseReadings::refresh(const LookedAt& looked_at) {
    const auto* record = looked_at.case_uuid ? file_.state().find(*looked_at.case_uuid) : nullptr;
    if (!record) {
        if (key_) file_changed();
        return nullptr;
    }
    const auto reader = surroundings_.reader();
    const Key key{record->row.uuid, file_.state().revision(), readings_.generation(), reader.lang,
                  core::day_of(reader, reader.now)};
    if (key_ != key) {
        if (!key_ || key_->case_uuid != key.case_uuid) read_ = {};
        key_ = key;
        put_together(*record);
    }
    read_.shown = nullptr;
    read_.reading = false;
    if (looked_at.evidence_uuid) show(*record, *looked_at.evidence_uuid);
    return &read_;
}

void CaseReadings::file_changed() {
    jobs_.cancel(job_);
    key_.reset();
    read_ = {};
}

void CaseReadings::show(const core::CaseRecord& record, const core::Uuid& evidence) {
    const auto found = std::ranges::find(record.evidence, evidence, &core::EvidenceRow::uuid);
    if (found == record.evidence.end() || found->file_class != core::FileClass::picture) return;
    readings_.want(found->sha256);
    read_.shown = readings_.find(found->sha256);
    read_.reading = !read_.shown && readings_.waits(found->sha256);
}

void CaseReadings::put_together(const core::CaseRecord& record) {
    jobs_.cancel(job_);
    if (std::ranges::none_of(record.evidence, is_chat)) {
        read_.chats = {};
        return;
    }
    auto work = std::make_shared<Chats>();
    work->record.row = record.row;
    for (const auto& item : record.evidence) {
        if (!is_chat(item)) continue;
        work->record.evidence.push_back(item);
        if (const auto* text = readings_.find(item.sha256)) work->texts.emplace(item.sha256, *text);
    }
    work->reader = surroundings_.reader();
    work->zone = surroundings_.zone;
    work->home = surroundings_.settings.home;
    work->habit = app::reading_habit(surroundings_.machine(), work->reader.now, work->zone, work->home, {});
    job_ = jobs_.submit([this, work, key = *key_](const portable::StopToken&) -> app::Jobs::Finish {
        const auto find = [&](const std::string& sha256) -> const core::PictureText* {
            const auto text = work->texts.find(sha256);
            return text == work->texts.end() ? nullptr : &text->second;
        };
        work->made = core::case_chats(work->record, find, work->habit, work->reader);
        return [this, work, key] {
            if (key_ == key) read_.chats = std::move(work->made);
        };
    });
}

}  // namespace recoup::desktop::inline reading
