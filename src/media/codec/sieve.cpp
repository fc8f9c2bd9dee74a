#include "media/codec/sieve.h"

#include <algorithm>

namespace recoup::media::inline codec {
namespace {

int place(int at, int all, int now) {
    return static_cast<int>(std::int64_t{at} * now / all);
}

}  // namespace

Sieve::Sieve(const Part& part, Size size, int top, int rows)
    : part_(part),
      size_(size),
      top_(top),
      rows_(rows),
      cells_(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(rows)) {}

void Sieve::Cell::add(const std::uint8_t* pixel) {
    const std::uint32_t alpha = pixel[3];
    for (int c = 0; c < 3; ++c) sums[c] += (pixel[c] * alpha + 127) / 255;
    sums[3] += alpha;
    ++count;
}

std::uint8_t* Sieve::Cell::write(std::uint8_t* out) const {
    const std::uint64_t alpha = sums[3];
    for (int c = 0; c < 3; ++c)
        *out++ =
            static_cast<std::uint8_t>(alpha ? std::min<std::uint64_t>(255, (sums[c] * 255U + alpha / 2) / alpha) : 0);
    *out++ = static_cast<std::uint8_t>(count ? (sums[3] + count / 2) / count : 0);
    return out;
}

void Sieve::add(const std::uint8_t* row, Columns columns, int y) {
    const int down = y - part_.y;
    if (down < 0 || down >= part_.height) return;
    const int line = place(down, part_.height, size_.height) - top_;
    if (line < 0 || line >= rows_) return;
    auto* cells = cells_.data() + static_cast<std::size_t>(line) * static_cast<std::size_t>(size_.width);
    const int before = std::max(0, (part_.x - columns.first + columns.step - 1) / columns.step);
    for (int x = columns.first + before * columns.step; x < part_.x + part_.width; x += columns.step)
        cells[place(x - part_.x, part_.width, size_.width)].add(row + static_cast<std::ptrdiff_t>(x) * 4);
}

void Sieve::write(Image& image) const {
    auto* out = image.rgba.data() + static_cast<std::size_t>(top_) * static_cast<std::size_t>(image.width) * 4;
    for (const auto& cell : cells_) out = cell.write(out);
}

}  // namespace recoup::media::inline codec
