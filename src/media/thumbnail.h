// The small ready-made picture that a board shows instead of decoding originals. Pure, any thread, a worker's work.
#pragma once

#include <tl/expected.hpp>

#include "media/bytes.h"
#include "media/refusal.h"
#include "media/resize.h"

namespace recoup::media {

inline constexpr Size kThumbnailBox_px{256, 576};

struct Thumbnail {
    Size picture;    // the original's size as seen
    Size thumbnail;  // fits the box, never larger than the original
    Bytes jpeg;
};

// A picture is refused exactly where decode() refuses it.
tl::expected<Thumbnail, ImageRefusal> make_thumbnail(ByteView file);

}  // namespace recoup::media
