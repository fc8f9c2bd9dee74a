#include "platform/key_feed.h"

namespace recoup::platform {
namespace {

bool may_move_keyboard(const ui::KeyChord& chord) {
    return chord.key == ui::Key::tab || chord.key == ui::Key::enter || chord.key == ui::Key::escape;
}

}  // namespace

ui::FrameInput hold_back_keys(ui::FrameInput& input) {
    ui::FrameInput later;
    auto cut = std::find_if(input.chords.begin(), input.chords.end(), may_move_keyboard);
    if (cut == input.chords.end()) return later;
    const auto typed = std::min(cut->text_before, input.text.size());
    if (cut == input.chords.begin() && typed == 0) ++cut;
    later.text = input.text.substr(typed);
    input.text.resize(typed);
    later.chords.assign(cut, input.chords.end());
    input.chords.erase(cut, input.chords.end());
    for (auto& chord : later.chords) chord.text_before -= std::min(typed, chord.text_before);
    return later;
}

}  // namespace recoup::platform
