// The contrast of two opaque colours as WCAG 2 defines it.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace recoup::testing {

inline double luminance(ImU32 colour) {
    const auto part = [&](int shift) {
        const double c = static_cast<double>(colour >> shift & 255) / 255;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(IM_COL32_R_SHIFT) + 0.7152 * part(IM_COL32_G_SHIFT) + 0.0722 * part(IM_COL32_B_SHIFT);
}

inline double contrast(ImU32 a, ImU32 b) {
    const std::pair<double, double> both = std::minmax({luminance(a), luminance(b)});
    return (both.second + 0.05) / (both.first + 0.05);
}

}  // namespace recoup::testing
