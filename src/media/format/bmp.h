// What a BMP says of its pixels (BITMAPCOREHEADER to BITMAPV5HEADER). Pure, any thread; every offset is checked.
#pragma once

#include <array>

#include <tl/expected.hpp>

#include "media/base/bytes.h"
#include "media/base/image.h"
#include "media/base/refusal.h"

namespace recoup::media::inline format {

struct BmpHeader {
    std::int64_t width = 0, height = 0;
    bool from_top = false;
    int bits = 0;                          // a pixel: 1, 4, 8, 16, 24 or 32
    std::array<std::uint32_t, 3> masks{};  // of red, green and blue, for 16 and 32 bits
    ByteView palette;                      // blue, green, red
    std::size_t palette_step = 4;          // bytes a colour
    ByteView pixels;                       // to the file's end
    // Bytes, each row on a multiple of four.
    std::size_t row_bytes() const { return static_cast<std::size_t>((width * bits + 31) / 32 * 4); }
};

// Packed ones (RLE, JPEG, PNG within) are refused as unsupported.
tl::expected<BmpHeader, ImageRefusal> read_bmp(ByteView file);

}  // namespace recoup::media::inline format
