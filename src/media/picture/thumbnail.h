// The small ready-made picture that a board shows instead of decoding originals. Pure, any thread, a worker's work.
#pragma once

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/refusal.h"
#include "media/picture/resize.h"

namespace recoup::media::inline picture {

// Upright; a picture that is wider than high gets the box turned. Enough for a tile of the drawer, and small beside the
// original: a file holds thousands.
inline constexpr Size kThumbnailBox_px{160, 360};

// Beyond 1 : 2.5 a picture is shown by its beginning, upper or left, in the shape of the box: of a page of thirty
// screens the whole would be a smear.
struct Thumbnail {
    Size picture;    // the original's size as seen
    Size thumbnail;  // fits the box, never larger than the original
    Bytes webp;
};

// A picture is refused exactly where decode() refuses it.
tl::expected<Thumbnail, ImageRefusal> make_thumbnail(ByteView file);

// Made before long pictures were shown by their beginning; told by the size of the thumbnail.
bool is_outdated(Size thumbnail);

}  // namespace recoup::media::inline picture
