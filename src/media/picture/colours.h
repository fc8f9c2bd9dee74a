// Colours of a picture's own profile into those that screens show. Pure, any thread. Throws std::bad_alloc.
#pragma once

#include "media/base/image.h"
#include "media/meta/icc.h"

namespace recoup::media::inline picture {

// Into sRGB (IEC 61966-2-1), what lies outside it to its nearest edge; alpha stays.
void to_srgb(Image& image, const RgbProfile& profile);

}  // namespace recoup::media::inline picture
