// Pixels brought to the size a network wants, as it wants them: blue, green and red apart. Pure, any thread. Inside ocr
// only.
#pragma once

#include <array>

#include "ocr/base/tensor.h"
#include "ocr/reader/box.h"
#include "ocr/reader/view.h"

namespace recoup::ocr::inline reader {

// What a network calls a sample of v (0 to 1): (v - mean) / deviation, for blue, green, red.
struct Standard {
    std::array<float, 3> mean, deviation;
};
inline constexpr Standard kFinderStandard{{0.485f, 0.456f, 0.406f}, {0.229f, 0.224f, 0.225f}};
inline constexpr Standard kRecogniserStandard{{0.5f, 0.5f, 0.5f}, {0.5f, 0.5f, 0.5f}};

// The whole of a picture as [1, 3, height, width]: each pixel is the mean of what it covers, or lies between its
// neighbours where there are fewer than are wanted.
Tensor sampled(const View& picture, int width, int height, const Standard& standard);

// A strip of a picture laid level, at this height and as wide as its sides ask for. The strip is cut off at the edges
// of the picture, of which it shares at least a pixel.
Tensor sampled_strip(const View& picture, const Box& strip, int height, const Standard& standard);

}  // namespace recoup::ocr::inline reader
