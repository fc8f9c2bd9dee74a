// Lines among each other. Pure, any thread. Inside ocr only.
#pragma once

#include <vector>

#include "ocr/reader/box.h"
#include "ocr/reader/line.h"

namespace recoup::ocr::inline reader {

// Whether two boxes are the same line, found twice: they share most of the smaller one.
bool are_one_line(const Box& a, const Box& b);

// From the top to the bottom by their middles; what stands beside each other, whose middle lies within the height of
// the highest, from left to right.
void sort_for_reading(std::vector<Line>& lines);

}  // namespace recoup::ocr::inline reader
