// A picture with parts of it covered, as a new file: solid boxes over pixels as they are decoded, before any scaling,
// so that nothing of what they cover bleeds out. Blur and mosaics can be undone, so there are none. Pure, any thread; a
// worker's work.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/image.h"
#include "media/base/refusal.h"

namespace recoup::media::inline picture {

inline constexpr std::array<std::uint8_t, 3> kCoverColour{0x10, 0x13, 0x18};
// Each box grows by so much on every side: letters are read a little smaller than they are drawn.
inline constexpr int kCoverGrowth_px = 2;

// A PNG of the upright picture in its own size, sRGB, with every box filled; boxes in its pixels, what lies outside of
// it cut off. Nothing of the file but its pixels gets there: no place, camera, profile, text or small picture. What
// cannot be seen, the colour of transparent pixels, does not either. Refused where decode() refuses; a larger picture
// is made by bands, within the same memory.
tl::expected<Bytes, ImageRefusal> cover_picture(ByteView file, std::span<const Part> boxes);

}  // namespace recoup::media::inline picture
