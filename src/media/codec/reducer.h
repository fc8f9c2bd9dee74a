// Making a picture smaller while its rows come in, by averaging areas. Any thread; sums in integers, the same result on
// every machine. Sizes are in pixels, 1 at least.
#pragma once

#include <cstdint>
#include <vector>

#include "media/base/image.h"

namespace recoup::media::inline codec {

enum class Samples : std::uint8_t {
    rgb,
    rgbx,  // four a pixel, wholly opaque
    rgba,  // transparent pixels lend no colour
};

constexpr int channels_of(Samples samples) {
    return samples == Samples::rgb ? 3 : 4;
}

// The pixels from `begin` to `end`, in 1/256 of a pixel, that one pixel of the result covers along an axis.
struct Span {
    std::int64_t begin, end;
    int first() const;
    int last() const;
    std::uint32_t weight(int i) const;  // 0 to 256
};

class Reducer {
  public:
    // The part of the source, and the size it is brought to: exactly this, each pixel the mean of the area it covers.
    // Takes memory for the result, which is transparent until rows come, and for one row of sums. Throws
    // std::bad_alloc.
    Reducer(Samples samples, const Part& part, Size size);

    // The next row of the source from its own first pixel on; rows above and below the part are passed over. Takes no
    // memory.
    void add(const std::uint8_t* row);
    // All rows of the part have come.
    bool full() const { return next_ >= part_.y + part_.height; }
    // What has come so far; the reducer is used up.
    Image take() { return std::move(image_); }

  private:
    void add_weighted(const std::uint8_t* row, std::uint32_t weight);
    void copy(const std::uint8_t* row, int y);
    void finish(std::int64_t height);

    Samples samples_;
    Part part_;
    Image image_;
    bool same_size_;
    int next_ = 0;  // row of the source
    int out_ = 0;   // row of the result
    std::vector<Span> columns_;
    std::vector<std::uint32_t> sums_;
    std::vector<std::uint64_t> premultiplied_;
};

}  // namespace recoup::media::inline codec
