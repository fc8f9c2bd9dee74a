// Pixels into PNG, WebP and JPEG files; `quality` is 0 to 100. Pure, any thread; the same pixels give the same bytes.
#pragma once

#include "media/base/bytes.h"
#include "media/base/image.h"

namespace recoup::media::inline picture {

// All throw std::bad_alloc when memory runs out, as all of the standard library does.
Bytes encode_png(const Image& image);
// Lossy, quick before small; transparent parts become white.
Bytes encode_webp(const Image& image, int quality);
// Baseline, colours at full size: letters on coloured ground stay sharp. Transparent parts become white.
Bytes encode_jpeg(const Image& image, int quality);

}  // namespace recoup::media::inline picture
