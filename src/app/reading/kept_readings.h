// What the file keeps of its pictures' texts, read by this version of the engine. Any thread that may ask the session.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/session/session.h"
#include "core/reading/lines.h"
#include "core/view/chats.h"

namespace recoup::app::inline reading {

// By digest.
std::vector<std::pair<std::string, core::PictureText>> kept_readings(const Session& session);

// The chats of a case as far as they were read by now; reads nothing itself.
core::CaseChats kept_chats(const Session& session, const core::CaseRecord& record, const core::ReadingHabit& habit,
                           const core::Reader& reader);

}  // namespace recoup::app::inline reading
