// Pictures into pixels, within the limits. Pure, any thread; takes a worker's time, never call it on the frame's path.
#pragma once

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/flaw.h"
#include "media/base/image.h"
#include "media/base/refusal.h"
#include "media/meta/probe.h"

namespace recoup::media::inline picture {

// A picture as far as it goes: what its file lacks is transparent.
struct Drawn {
    Image image;
    Flaw flaw = Flaw::none;  // as far as it has been read
};

// A part of the upright picture in pixels, brought to a size that is not larger and not above kMaxHeldPixels. `info` is
// what probe() gave. Refused where not even the beginning can be drawn.
tl::expected<Drawn, ImageRefusal> decode_part(ByteView file, const PictureInfo& info, const Part& part, Size size);

// The whole of a picture that has no more pixels than kMaxHeldPixels, as far as it goes.
tl::expected<Image, ImageRefusal> decode(ByteView file);

}  // namespace recoup::media::inline picture
