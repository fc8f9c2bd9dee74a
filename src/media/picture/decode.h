// Pictures into pixels, within the limits. Pure, any thread; takes a worker's time, never call it on the frame's path.
#pragma once

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/image.h"
#include "media/base/refusal.h"

namespace recoup::media::inline picture {

// PNG, JPEG and WebP, upright as their EXIF orientation says.
tl::expected<Image, ImageRefusal> decode(ByteView file);

}  // namespace recoup::media::inline picture
