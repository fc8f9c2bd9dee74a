// Making pictures smaller by averaging areas. Pure, any thread; sums in integers, the same result on every machine.
// Sizes are in pixels, 1 at least. Throws std::bad_alloc.
#pragma once

#include "media/base/image.h"

namespace recoup::media::inline picture {

// The largest size of the same shape inside the box; never larger than the picture, never below 1 × 1.
Size fit_inside(Size picture, Size box);

// Exactly this size, each pixel the mean of the area it covers; transparent pixels lend no colour.
Image resize(const Image& image, Size size);

// Fills w × h wholly: cut to its shape (from the middle sideways, one fifth down the rest lengthwise, because the
// top of a screenshot says what it is), then resized.
Image resize_cover(const Image& image, int width, int height);

// Smaller by 2, 4, 8 …, rounded up; the picture itself for 1.
Image downscale(const Image& image, int power_of_two);

}  // namespace recoup::media::inline picture
