#include "platform/clipboard/system_clipboard.h"

#include <algorithm>

#include "platform/clipboard/clipboard_offer.h"
#include "platform/clipboard/linux/selection.h"

namespace recoup::platform::inline clipboard {
namespace {

using State = app::ClipboardContent::State;
using Answer = Selection::Answer;

State state_of(Answer answer) {
    if (answer == Answer::no_answer) return State::no_answer;
    return answer == Answer::too_large ? State::too_large : State::other;
}

std::vector<const char*> all_targets() {
    std::vector<const char*> names(kFileListTargets.begin(), kFileListTargets.end());
    for (const auto& picture : kPictureTargets) names.push_back(picture.target);
    return names;
}

bool contains(const std::vector<std::string>& offers, const char* target) {
    return std::find(offers.begin(), offers.end(), target) != offers.end();
}

std::vector<std::filesystem::path> existing(std::vector<std::filesystem::path> files) {
    std::erase_if(files, [](const auto& file) {
        std::error_code error;
        return !std::filesystem::is_regular_file(file, error);
    });
    return files;
}

app::ClipboardContent read_picture(Selection& selection, const std::vector<std::string>& offers, std::size_t limit) {
    app::ClipboardContent content;
    content.state = State::other;
    for (const auto& picture : kPictureTargets) {
        if (!contains(offers, picture.target)) continue;
        auto reply = selection.read(picture.target, limit);
        if (reply.answer == Answer::refused || (reply.answer == Answer::ok && reply.bytes.empty())) continue;
        content.state = reply.answer == Answer::ok ? State::picture : state_of(reply.answer);
        content.picture = std::move(reply.bytes);
        content.mime = picture.mime;
        content.name = picture.name;
        return content;
    }
    return content;
}

}  // namespace

app::ClipboardContent SystemClipboard::read_images() {
    app::ClipboardContent content;
    const auto selection = open_clipboard(limits_.patience);
    if (!selection) {
        content.state = State::unavailable;
        return content;
    }
    if (!selection->has_owner()) return content;
    Answer answer{};
    const auto offers = selection->offered(all_targets(), answer);
    if (answer != Answer::ok) {
        content.state = state_of(answer);
        return content;
    }
    // A copied file comes first: it is the original with its name and time, a picture beside it is made from it.
    for (const auto* target : kFileListTargets) {
        if (!contains(offers, target)) continue;
        const auto reply = selection->read(target, limits_.list_bytes);
        const std::string_view list(reinterpret_cast<const char*>(reply.bytes.data()), reply.bytes.size());
        content.files = existing(local_files(list));
        if (content.files.empty()) continue;
        content.state = State::files;
        return content;
    }
    return read_picture(*selection, offers, limits_.picture_bytes);
}

}  // namespace recoup::platform::inline clipboard
