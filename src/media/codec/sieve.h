// Making a picture smaller whose pixels come in any order. Any thread. Sizes are in pixels, 1 at least. Throws
// std::bad_alloc.
#pragma once

#include <cstdint>
#include <vector>

#include "media/base/image.h"

namespace recoup::media::inline codec {

// Which pixels of a row are there.
struct Columns {
    int first, step;
};

class Sieve {
  public:
    // For `rows` rows of the result from row `top` on; 20 bytes a pixel.
    Sieve(const Part& part, Size size, int top, int rows);
    // RGBA, row `y` of the source, from its first pixel on.
    void add(const std::uint8_t* row, Columns columns, int y);
    // Into the rows of the result; what has got nothing is transparent.
    void write(Image& image) const;

  private:
    struct Cell {
        std::uint32_t sums[4] = {};  // colours weighted by their alpha
        std::uint32_t count = 0;
        void add(const std::uint8_t* pixel);
        std::uint8_t* write(std::uint8_t* out) const;
    };

    Part part_;
    Size size_;
    int top_, rows_;
    std::vector<Cell> cells_;
};

}  // namespace recoup::media::inline codec
