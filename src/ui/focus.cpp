#include "ui/focus.h"

#include <algorithm>
#include <utility>

namespace recoup::ui {

void Focus::end_frame() {
    const int step = std::exchange(step_, 0);
    const auto here = std::find(order_.begin(), order_.end(), current_);
    if (here == order_.end()) current_ = 0;
    if (given_back_) current_ = std::exchange(given_back_, 0);
    walked_ = step != 0;
    place_.reset();
    if (step == 0 || order_.empty()) return;
    visible_ = true;
    const auto count = static_cast<std::ptrdiff_t>(order_.size());
    const auto from = here == order_.end() ? (step > 0 ? -1 : count) : here - order_.begin();
    current_ = order_[static_cast<std::size_t>((from + step + count) % count)];
}

}  // namespace recoup::ui
