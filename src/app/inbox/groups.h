// New pictures, put together by the case that what was read of them points to. Pure; any thread that may read the
// state.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/inbox/inbox.h"
#include "core/model/state.h"
#include "core/reading/facts.h"
#include "core/today/today.h"

namespace recoup::app::inline inbox {

struct ReadPicture {
    NewPicture picture;
    core::EvidenceKind kind = core::EvidenceKind::other;  // as it was read
};

struct PictureGroup {
    std::vector<ReadPicture> pictures;    // oldest first; never empty
    std::optional<core::Uuid> case_uuid;  // none: nothing is known of them
    std::string why;                      // they seem to belong there: of the last that does
};

// What was read of a picture; nothing: it was not, or cannot be. Asked once for each.
using TextOfPicture = std::function<const core::PictureText*(const NewPicture&)>;

// The group of the first picture first.
std::vector<PictureGroup> grouped(std::span<const NewPicture> pictures, const TextOfPicture& text_of,
                                  const core::ReadingHabit& habit, const core::State& state, core::Lang lang);

// Reads each as it is asked for, up to so many; a build that cannot read knows nothing of them. For verbs.
TextOfPicture reading_each(std::size_t most);

// As today tells of them: they came when the last of them did.
core::WaitingPictures waiting_of(const PictureGroup& group);

}  // namespace recoup::app::inline inbox
