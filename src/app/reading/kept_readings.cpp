#include "app/reading/kept_readings.h"

#include <map>

#include "app/reading/kept_text.h"
#include "ocr/reader/reader.h"

namespace recoup::app::inline reading {

std::vector<std::pair<std::string, core::PictureText>> kept_readings(const Session& session) {
    std::vector<std::pair<std::string, core::PictureText>> kept;
    for (auto& text : session.read_texts())
        if (text.engine == ocr::engine_version())
            if (auto read = read_kept_text(text.lines)) kept.emplace_back(std::move(text.sha256), std::move(*read));
    return kept;
}

core::CaseChats kept_chats(const Session& session, const core::CaseRecord& record, const core::ReadingHabit& habit,
                           const core::Reader& reader) {
    std::map<std::string, std::optional<core::PictureText>> read;
    const auto find = [&](const std::string& sha256) -> const core::PictureText* {
        const auto [at, fresh] = read.try_emplace(sha256);
        if (fresh)
            if (const auto text = session.read_text(sha256); text && text->engine == ocr::engine_version())
                at->second = read_kept_text(text->lines);
        return at->second ? &*at->second : nullptr;
    };
    return core::case_chats(record, find, habit, reader);
}

}  // namespace recoup::app::inline reading
