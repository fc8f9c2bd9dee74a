// Matrices cut into the panels that the tile wants, and the product of them. Pure, any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "ocr/kernel/kernels.h"

namespace recoup::ocr::inline net {

// A matrix in panels of kTileRows rows (or kTileColumns columns) that lie one behind another, within each the numbers
// of one depth side by side; the last panel is filled up with zeros.
struct Panels {
    std::size_t lines = 0;  // rows or columns
    std::size_t depth = 0;
    std::size_t width = 0;  // lines of a panel
    std::vector<float> numbers;

    std::size_t count() const { return (lines + width - 1) / width; }
    const float* panel(std::size_t place) const { return numbers.data() + place * depth * width; }
};

// Where the numbers of a matrix lie: line l, depth d at from[l * line + d * depth].
struct Strides {
    std::size_t line = 1, depth = 1;
};

// `last`, when there is one, is a number a line that stands at one more depth: a bias, or ones to meet it.
Panels cut(const float* from, Strides strides, std::size_t lines, std::size_t depth, std::size_t width,
           const float* last = nullptr);

// All rows by one panel of columns, of which `wide` count; out[row * stride + column].
void multiply(const Kernels& kernels, const Panels& rows, const float* columns, std::size_t wide, const Tail& tail,
              float* out, std::size_t stride);

}  // namespace recoup::ocr::inline net
