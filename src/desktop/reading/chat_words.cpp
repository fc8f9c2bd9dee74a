#include "desktop/reading/chat_words.h"

#include <memory>
#include <utility>

#include "app/intake/importer.h"
#include "app/reading/habit.h"
#include "app/reading/picture_text.h"
#include "core/reading/transcript.h"

namespace recoup::desktop::inline reading {
namespace {

constexpr int kThreadsOfPaste = 2;

std::optional<app::Bytes> picture_in(app::ClipboardContent content) {
    using State = app::ClipboardContent::State;
    if (content.state == State::picture) return std::move(content.picture);
    if (content.state != State::files || content.files.empty()) return std::nullopt;
    auto bytes = app::read_file(content.files.front());
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

// A worker's.
core::Result<std::string> words_in_clipboard(const app::Ports& machine, const core::ReadingHabit& habit,
                                             const portable::StopToken& stop) {
    const auto picture = picture_in(machine.clipboard.read_images());
    if (!picture) return core::fail(core::ErrorKind::work, "paste_nothing"_tr);
    const auto reader = app::open_reader();
    if (!reader) return tl::unexpected(reader.error());
    const auto text = app::read_text(*reader, *picture, {}, kThreadsOfPaste, stop);
    if (!text) return tl::unexpected(text.error());
    auto words = core::their_last_words(core::transcript_of(*text, habit));
    if (words.empty()) return core::fail(core::ErrorKind::work, "read_no_words"_tr);
    return words;
}

}  // namespace

void ChatWords::read_clipboard(const core::Uuid& case_uuid) {
    forget();
    const auto& machine = surroundings_.machine();
    job_ = jobs_.submit(
        [this, case_uuid, &machine, now = surroundings_.reader().now, zone = surroundings_.zone,
         home = surroundings_.settings.home](const portable::StopToken& stop) -> app::Jobs::Finish {
            const auto habit = app::reading_habit(machine, now, zone, home, {});
            auto words = std::make_shared<core::Result<std::string>>(words_in_clipboard(machine, habit, stop));
            return [this, case_uuid, words] {
                if (*words)
                    heard_ = ui::HeardWords{case_uuid, std::move(**words)};
                else
                    voice_.trouble(words->error());
            };
        },
        app::Jobs::Urgency::now);
}

void ChatWords::forget() {
    jobs_.cancel(job_);
    heard_.reset();
}

}  // namespace recoup::desktop::inline reading
