// Making pictures smaller by averaging areas. Pure, any thread; sums in integers, the same result on every machine.
// Sizes are in pixels, 1 at least. Throws std::bad_alloc.
#pragma once

#include "media/base/image.h"

namespace recoup::media::inline picture {

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

// The largest size of the same shape inside the box; never larger than the picture, never below 1 × 1.
Size fit_inside(Size picture, Size box);

// Exactly this size, each pixel the mean of the area it covers; transparent pixels lend no colour.
Image resize(PixelView pixels, Size size);
Image resize(const Image& image, Size size);

// The same of a part of the picture, which costs no copy.
struct Part {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Part&) const = default;
};
Image resize_part(PixelView pixels, const Part& part, Size size);

// Fills w × h wholly: cut to its shape (from the middle sideways, one fifth down the rest lengthwise, because the
// top of a screenshot says what it is), then resized.
Image resize_cover(const Image& image, int width, int height);

// Smaller by 2, 4, 8 …, rounded up; the picture itself for 1.
Image downscale(const Image& image, int power_of_two);

}  // namespace recoup::media::inline picture
