#include "platform/window/composition_guard.h"

#include <utility>

namespace recoup::platform::inline window {

bool CompositionGuard::press(KeyRole role) {
    if (role == KeyRole::modifier) return false;
    if (std::exchange(awaiting_text_, false)) ++swallowed_;
    const bool was_composing = composing();
    switch (role) {
        case KeyRole::shortcut:
            return true;
        case KeyRole::printable:
            awaiting_text_ = true;
            break;
        case KeyRole::finishing:
            // At most one Enter is lost should keys ever bring no text for another reason.
            swallowed_ = 0;
            break;
        case KeyRole::erasing:
            if (was_composing) --swallowed_;
            break;
        case KeyRole::other:
        case KeyRole::modifier:
            break;
    }
    return !was_composing;
}

void CompositionGuard::text() {
    awaiting_text_ = false;
    swallowed_ = 0;
}

void CompositionGuard::reset() {
    text();
}

}  // namespace recoup::platform::inline window
