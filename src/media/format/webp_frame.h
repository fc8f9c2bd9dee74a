// The part of a WebP that is drawn. Pure, any thread; every length is checked.
#pragma once

#include "media/base/bytes.h"

namespace recoup::media::inline format {

// The whole file, or, of an animated one, the chunks of its first frame, which libwebp reads as a picture of its own.
// As much as is there where the file is cut off; empty when an animation has no frame.
ByteView webp_frame(ByteView file);

}  // namespace recoup::media::inline format
