#include "platform/window/window_place.h"

#include <algorithm>
#include <cstdint>

namespace recoup::platform::inline window {
namespace {

std::int64_t overlap(const Rect& a, const Rect& b) {
    const std::int64_t width =
        std::min<std::int64_t>(std::int64_t{a.x} + a.width, std::int64_t{b.x} + b.width) - std::max(a.x, b.x);
    const std::int64_t height =
        std::min<std::int64_t>(std::int64_t{a.y} + a.height, std::int64_t{b.y} + b.height) - std::max(a.y, b.y);
    return width > 0 && height > 0 ? width * height : 0;
}

}  // namespace

WindowPlace fit_to_monitors(const WindowPlace& wanted, std::span<const Rect> monitors) {
    if (monitors.empty()) return wanted;
    WindowPlace place = wanted;
    const Rect* monitor = &monitors.front();
    if (wanted.position) {
        const Rect window{wanted.position->x, wanted.position->y, wanted.width, wanted.height};
        const auto best = std::max_element(monitors.begin(), monitors.end(), [&](const Rect& a, const Rect& b) {
            return overlap(window, a) < overlap(window, b);
        });
        monitor = &*best;
        // On a monitor that is gone: anywhere on those that are left.
        if (overlap(window, *best) == 0) place.position.reset();
    }
    place.width = std::min(wanted.width, monitor->width);
    place.height = std::min(wanted.height, monitor->height);
    if (place.position) {
        place.position->x = std::clamp(place.position->x, monitor->x, monitor->x + monitor->width - place.width);
        place.position->y = std::clamp(place.position->y, monitor->y, monitor->y + monitor->height - place.height);
    }
    return place;
}

}  // namespace recoup::platform::inline window
