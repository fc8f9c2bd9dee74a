#include "platform/window/held_keys.h"

#include <algorithm>

namespace recoup::platform::inline window {
namespace {

// A composition is much shorter; what is older has been swallowed.
constexpr std::size_t kMost = 64;

}  // namespace

std::optional<ui::KeyChord> HeldKeys::offered(const Press& press, bool taken) {
    last_ = taken ? std::optional(press) : std::nullopt;
    if (taken) return std::nullopt;
    const auto found = std::ranges::find(held_, press, &Held::press);
    if (found == held_.end()) return std::nullopt;
    const ui::KeyChord chord = found->chord;
    // They come back in order: what was pressed before has been kept.
    held_.erase(held_.begin(), found + 1);
    return chord;
}

void HeldKeys::hold(const ui::KeyChord& chord) {
    if (!last_) return;
    if (held_.size() == kMost) held_.erase(held_.begin());
    held_.push_back({*last_, chord});
}

void HeldKeys::clear() {
    last_.reset();
    held_.clear();
}

}  // namespace recoup::platform::inline window
