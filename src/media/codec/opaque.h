// The rows of a PNG of 8 bits whose every pixel is opaque, without the alpha that says so: for who keeps its filters.
// Pure, any thread; a worker's time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/base/image.h"

namespace recoup::media::inline codec {

// `deflated`: what its IDAT chunks hold, of a picture that is not interlaced. `colours` beside alpha: 1 or 3. Each row
// behind its filter; of no more pixels than kMaxHeldPixels. Nothing where one is not opaque, or rows are missing.
std::optional<std::string> opaque_rows(std::string_view deflated, Size size, int colours);

}  // namespace recoup::media::inline codec
