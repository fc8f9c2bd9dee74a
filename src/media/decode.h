// Pictures into pixels, within the limits. Pure, any thread; takes a worker's time, never call it on the frame's path.
#pragma once

#include <tl/expected.hpp>

#include "media/bytes.h"
#include "media/image.h"
#include "media/refusal.h"

namespace recoup::media {

// PNG, JPEG and WebP, upright as their EXIF orientation says.
tl::expected<Image, ImageRefusal> decode(ByteView file);

}  // namespace recoup::media
