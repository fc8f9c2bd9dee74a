// Bitmaps as the clipboard of Windows has them. Pure, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace recoup::platform::inline clipboard {

// The .bmp file of a CF_DIB or CF_DIBV5, which lacks the file's header; empty for what is none. Whether its pixels are
// all there is for the decoder to say.
std::vector<std::uint8_t> bmp_of(std::span<const std::uint8_t> dib);

}  // namespace recoup::platform::inline clipboard
