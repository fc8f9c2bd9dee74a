// The colour profile in a picture, as far as it is three curves and a matrix (ICC.1:2022, sections 8.3.3 and 10), which
// is what cameras, telephones and screens write. Pure, any thread; every offset is checked. Throws std::bad_alloc.
#pragma once

#include <array>
#include <optional>

#include "media/base/bytes.h"
#include "media/kind/sniff.h"

namespace recoup::media::inline meta {

struct RgbProfile {
    // The light that each stored value of red, green and blue stands for, 0 to 1.
    std::array<std::array<float, 256>, 3> light;
    // Columns red, green, blue; rows X, Y, Z under the light D50.
    std::array<std::array<float, 3>, 3> to_xyz;
};

// The profile of a PNG, JPEG, WebP, HEIC or AVIF; empty when there is none or it has more than a megabyte.
Bytes find_profile(ByteView file, FileType type);
// Nothing for profiles of other kinds.
std::optional<RgbProfile> read_profile(ByteView icc);

}  // namespace recoup::media::inline meta
