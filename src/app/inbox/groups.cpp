#include "app/inbox/groups.h"

#include <algorithm>
#include <list>
#include <memory>

#include "app/intake/importer.h"
#include "app/reading/habit.h"
#include "app/reading/picture_text.h"

namespace recoup::app::inline inbox {
namespace {

PictureGroup& group_of(std::vector<PictureGroup>& groups, const std::optional<core::Uuid>& case_uuid) {
    const auto found = std::ranges::find(groups, case_uuid, &PictureGroup::case_uuid);
    return found != groups.end() ? *found : groups.emplace_back(PictureGroup{.pictures = {}, .case_uuid = case_uuid});
}

}  // namespace

std::vector<PictureGroup> grouped(std::span<const NewPicture> pictures, const TextOfPicture& text_of,
                                  const core::ReadingHabit& habit, const core::State& state, core::Lang lang) {
    std::vector<PictureGroup> groups;
    for (const auto& picture : pictures) {
        const auto* text = text_of(picture);
        const auto reading = text ? core::facts_of(*text, habit) : core::Reading();
        const auto belongs = text ? core::cases_of(reading, state) : std::vector<core::Belonging>();
        auto& group = group_of(groups, belongs.empty() ? std::nullopt : std::optional(belongs.front().case_uuid));
        group.pictures.push_back({picture, reading.kind});
        if (!belongs.empty()) group.why = why_it_belongs(lang, belongs.front());
    }
    return groups;
}

TextOfPicture reading_each(std::size_t most) {
    struct Texts {
        core::Result<ocr::Reader> reader = open_reader();
        std::list<core::PictureText> texts;  // stay where they are
        std::size_t left;
    };
    auto texts = std::make_shared<Texts>(Texts{.texts = {}, .left = most});
    return [texts](const NewPicture& picture) -> const core::PictureText* {
        constexpr int kThreads = 2;
        if (!texts->reader || texts->left == 0) return nullptr;
        --texts->left;
        const auto bytes = read_file(picture.file.path);
        if (!bytes) return nullptr;
        const portable::StopSource never;
        auto text = read_text(*texts->reader, *bytes, {}, kThreads, never.token());
        return text ? &texts->texts.emplace_back(std::move(*text)) : nullptr;
    };
}

core::WaitingPictures waiting_of(const PictureGroup& group) {
    core::WaitingPictures waiting{.count = group.pictures.size(), .case_uuid = group.case_uuid, .why = group.why};
    for (const auto& one : group.pictures) waiting.came_at = std::max(waiting.came_at, one.picture.file.modified);
    return waiting;
}

}  // namespace recoup::app::inline inbox
