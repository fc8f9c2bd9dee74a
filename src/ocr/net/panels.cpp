#include "ocr/net/panels.h"

#include <algorithm>

namespace recoup::ocr::inline net {

Panels cut(const float* from, Strides strides, std::size_t lines, std::size_t depth, std::size_t width,
           const float* last) {
    Panels panels{lines, depth + (last ? 1 : 0), width, {}};
    panels.numbers.resize(panels.count() * panels.depth * width);
    for (std::size_t line = 0; line < lines; ++line) {
        float* to = panels.numbers.data() + line / width * panels.depth * width + line % width;
        for (std::size_t d = 0; d < depth; ++d) to[d * width] = from[line * strides.line + d * strides.depth];
        if (last) to[depth * width] = last[line];
    }
    return panels;
}

void multiply(const Kernels& kernels, const Panels& rows, const float* columns, std::size_t wide, const Tail& tail,
              float* out, std::size_t stride) {
    for (std::size_t panel = 0; panel < rows.count(); ++panel) {
        const std::size_t row = panel * kTileRows;
        const std::size_t high = std::min(kTileRows, rows.lines - row);
        float* to = out + row * stride;
        if (high == kTileRows && wide == kTileColumns) {
            kernels.tile(rows.depth, rows.panel(panel), columns, tail, to, stride);
            continue;
        }
        float whole[kTileRows * kTileColumns];
        kernels.tile(rows.depth, rows.panel(panel), columns, tail, whole, kTileColumns);
        for (std::size_t r = 0; r < high; ++r) std::copy_n(whole + r * kTileColumns, wide, to + r * stride);
    }
}

}  // namespace recoup::ocr::inline net
