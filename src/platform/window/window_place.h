// Where a window goes so that it can be reached, in GLFW's screen coordinates. Pure, any thread.
#pragma once

#include <optional>
#include <span>

namespace recoup::platform::inline window {

struct Rect {
    int x = 0, y = 0, width = 0, height = 0;

    bool operator==(const Rect&) const = default;
};

// As the caller keeps it from one run to the next.
struct WindowPlace {
    int width = 1440;
    int height = 900;
    struct Position {
        int x = 0, y = 0;
        bool operator==(const Position&) const = default;
    };
    std::optional<Position> position;  // none: wherever the system puts it
    bool maximized = false;

    bool operator==(const WindowPlace&) const = default;
};

// Shrinks `wanted` to the monitor it overlaps most (the first for none) and moves it fully onto it. `monitors` are work
// areas, the first is the main one; with none known nothing changes.
WindowPlace fit_to_monitors(const WindowPlace& wanted, std::span<const Rect> monitors);

}  // namespace recoup::platform::inline window
