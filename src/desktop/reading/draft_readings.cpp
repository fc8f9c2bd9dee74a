#include "desktop/reading/draft_readings.h"

#include <algorithm>

#include "app/reading/habit.h"

namespace recoup::desktop::inline reading {
namespace {

using State = ui::DraftsRead::State;

std::vector<std::string> digests_of(std::span<const ui::Draft> drafts) {
    std::vector<std::string> digests;
    for (const auto& draft : drafts)
        if (draft.evidence.file_class == core::FileClass::picture) digests.push_back(draft.evidence.sha256);
    return digests;
}

}  // namespace

const ui::DraftsRead* DraftReadings::refresh(std::span<const ui::Draft> drafts) {
    auto digests = digests_of(drafts);
    for (auto it = digests.rbegin(); it != digests.rend(); ++it) readings_.want(*it);
    const auto lang = surroundings_.lang();
    const bool same = digests == seen_ && generation_ == readings_.generation() &&
                      revision_ == file_.state().revision() && lang == lang_;
    if (!same) {
        seen_ = std::move(digests);
        generation_ = readings_.generation();
        revision_ = file_.state().revision();
        lang_ = lang;
        read(drafts);
    }
    const bool waits = std::ranges::any_of(seen_, [&](const auto& digest) { return readings_.waits(digest); });
    const bool any = std::ranges::any_of(read_.texts, [](const auto* text) { return text != nullptr; });
    read_.state = waits ? State::reading : any ? State::read : State::none;
    return &read_;
}

core::EvidenceKind DraftReadings::kind_of(const std::string& sha256) const {
    const auto at = static_cast<std::size_t>(std::ranges::find(seen_, sha256) - seen_.begin());
    const auto& pictures = read_.suggestion.pictures;
    return at < pictures.size() && at < seen_.size() ? pictures[at].kind : core::EvidenceKind::other;
}

void DraftReadings::read(std::span<const ui::Draft> drafts) {
    read_ = {};
    if (seen_.empty()) return;
    const auto& machine = surroundings_.machine();
    const auto platforms = app::known_platforms(file_.state());
    auto habit = app::reading_habit(machine, surroundings_.reader().now, surroundings_.zone,
                                    surroundings_.settings.home, platforms);
    std::vector<core::Reading> readings;
    for (const auto& draft : drafts) {
        const auto* text = readings_.find(draft.evidence.sha256);
        read_.texts.push_back(text);
        habit.taken = core::taken_at(draft.evidence.captured_at, draft.evidence.captured_from);
        readings.push_back(text ? core::facts_of(*text, habit) : core::Reading{});
    }
    read_.suggestion =
        core::suggest_case(readings, habit.now, platforms, machine.library.playbooks(), surroundings_.lang());
    find_case(readings);
}

void DraftReadings::find_case(std::span<const core::Reading> readings) {
    for (const auto& reading : readings) {
        const auto found = core::cases_of(reading, file_.state());
        if (found.empty()) continue;
        const auto* record = file_.state().find(found.front().case_uuid);
        if (!record) continue;
        read_.belongs = {record->row.uuid, "#" + std::to_string(record->row.number) + ' ' + record->row.title,
                         app::why_it_belongs(surroundings_.lang(), found.front())};
        return;
    }
}

}  // namespace recoup::desktop::inline reading
