#include "ocr/reader/order.h"

#include <algorithm>

namespace recoup::ocr::inline reader {
namespace {

constexpr float kMost = 0.5f;

// Twice the middle, which is a whole number.
int middle_of(const Line& line) {
    return 2 * line.y + line.height;
}

bool stands_beside(const Line& first, const Line& next) {
    return middle_of(next) - middle_of(first) < std::min(first.height, next.height);
}

}  // namespace

bool are_one_line(const Box& a, const Box& b) {
    const float wide = std::min(a.right(), b.right()) - std::max(a.left(), b.left());
    const float high = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
    if (wide <= 0 || high <= 0) return false;
    return wide * high > kMost * std::min(a.width * a.height, b.width * b.height);
}

void sort_for_reading(std::vector<Line>& lines) {
    std::ranges::stable_sort(lines, {}, middle_of);
    for (auto first = lines.begin(); first != lines.end();) {
        const auto next =
            std::find_if(first, lines.end(), [&](const Line& line) { return !stands_beside(*first, line); });
        std::stable_sort(first, next, [](const Line& a, const Line& b) { return a.x < b.x; });
        first = next;
    }
}

}  // namespace recoup::ocr::inline reader
