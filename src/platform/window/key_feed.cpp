#include "platform/window/key_feed.h"

#include <span>

namespace recoup::platform::inline window {
namespace {

using ui::Key;
using ui::KeyChord;

bool may_move_keyboard(const KeyChord& chord) {
    return chord.key == Key::tab || chord.key == Key::enter || chord.key == Key::escape;
}

// Lists and the board go one step a frame. A key that is held down may lose steps, else it would run on when let go.
bool is_step_again(const KeyChord& chord, std::span<const KeyChord> before) {
    const bool step = chord.key >= Key::left && chord.key <= Key::page_down && !chord.repeat;
    return step && std::ranges::find(before, chord.key, &KeyChord::key) != before.end();
}

}  // namespace

ui::FrameInput hold_back_keys(ui::FrameInput& input) {
    ui::FrameInput later;
    const std::span all(input.chords);
    std::size_t kept = 0;
    while (kept < all.size() && !may_move_keyboard(all[kept]) && !is_step_again(all[kept], all.first(kept))) ++kept;
    if (kept == all.size()) return later;
    const auto typed = std::min(all[kept].text_before, input.text.size());
    if (kept == 0 && typed == 0) kept = 1;
    later.text = input.text.substr(typed);
    input.text.resize(typed);
    later.chords.assign(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
    input.chords.resize(kept);
    for (auto& chord : later.chords) chord.text_before -= std::min(typed, chord.text_before);
    return later;
}

}  // namespace recoup::platform::inline window
