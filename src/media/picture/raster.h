// Decoded samples in whatever form the decoder left them; what decode() and make_thumbnail() share. Pure, any thread;
// inside media only. Sizes are in pixels, `info` is what probe() gave. Throws std::bad_alloc.
#pragma once

#include <tl/expected.hpp>
#include <variant>

#include "media/base/image.h"
#include "media/meta/probe.h"
#include "media/picture/resize.h"
#include "third_party/stb_pixels.h"

namespace recoup::media::inline picture {

// Not yet turned upright.
struct Raster {
    PixelView pixels;
    std::variant<third_party::StbPixels, std::vector<std::uint8_t>> owner;
};

// `channels` is 3 or 4.
tl::expected<Raster, ImageRefusal> decode_stored(ByteView file, const PictureInfo& info, int channels);

// The same at a lower size, but never below the given one, where the format offers that cheaply; else at full size.
tl::expected<Raster, ImageRefusal> decode_at_least(ByteView file, const PictureInfo& info, int channels, int width,
                                                   int height);

// One of the eight EXIF orientations undone.
Image upright(PixelView pixels, int orientation);
// Where the upper left corner of the upright picture, in this size, lies in the stored one.
Part stored_corner(Size stored, Size corner, int orientation);

}  // namespace recoup::media::inline picture
