// Lines on the map that the finding network draws. Pure, any thread. Inside ocr only.
#pragma once

#include <span>
#include <vector>

#include "ocr/reader/box.h"

namespace recoup::ocr::inline reader {

// `map`: for each pixel how likely it belongs to the inner part of a line, `width` a row. The boxes hold the whole
// line, in pixels of the map, and may reach beyond it; in no order. The algorithm is that of DB, "Real-time Scene Text
// Detection with Differentiable Binarization" (Liao and others, 2020): areas above a threshold, grown by their area
// through their circumference.
std::vector<Box> find_lines(std::span<const float> map, int width);

}  // namespace recoup::ocr::inline reader
