#include "ui/frame/focus.h"

#include <algorithm>
#include <utility>

namespace recoup::ui::inline frame {

void Focus::read_in_lines(std::size_t first) {
    const auto begin = order_.begin() + static_cast<std::ptrdiff_t>(first);
    std::stable_sort(begin, order_.end(), [](const Stop& a, const Stop& b) { return a.place.min.y < b.place.min.y; });
    // A line holds all whose middle is above the foot of its first one.
    for (auto line = begin; line != order_.end();) {
        const float foot = line->place.max.y;
        const auto end =
            std::find_if(line, order_.end(), [&](const Stop& stop) { return stop.place.centre().y >= foot; });
        std::stable_sort(line, end, [](const Stop& a, const Stop& b) { return a.place.min.x < b.place.min.x; });
        line = end;
    }
}

std::optional<Rect> Focus::place() const {
    const auto here = std::ranges::find(order_, current_, &Stop::id);
    return here == order_.end() ? std::nullopt : std::optional(here->place);
}

void Focus::end_frame() {
    const int step = std::exchange(step_, 0);
    const auto here = std::ranges::find(order_, current_, &Stop::id);
    if (here == order_.end()) current_ = 0;
    if (given_back_) current_ = std::exchange(given_back_, 0);
    walked_ = step != 0;
    place_.reset();
    if (step == 0 || order_.empty()) return;
    visible_ = true;
    const auto count = static_cast<std::ptrdiff_t>(order_.size());
    const auto from = here == order_.end() ? (step > 0 ? -1 : count) : here - order_.begin();
    current_ = order_[static_cast<std::size_t>((from + step + count) % count)].id;
}

}  // namespace recoup::ui::inline frame
