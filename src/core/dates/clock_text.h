// Times of day as people write them: "23:30", "18点半", "下午3点", "3:04 pm", "24:00". Pure, any thread; inside
// core/dates only.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "core/dates/scan.h"

namespace recoup::core::inline dates {

struct ClockRead {
    // From midnight on, 0 to 86,399: one, or two for "3点". 24:00 is the last second of the day.
    std::vector<std::chrono::seconds> readings;
    bool digital = false;  // hh:mm, which an offset may follow
};

std::optional<ClockRead> take_clock(Scan& scan);

// Z, +08:00, +0800, +08: east of UTC.
std::optional<std::chrono::seconds> take_utc_offset(Scan& scan);

}  // namespace recoup::core::inline dates
