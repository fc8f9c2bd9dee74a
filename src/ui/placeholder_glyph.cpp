#include "ui/placeholder_glyph.h"

#include <algorithm>

#include "ui/unicode.h"

namespace recoup::ui {
namespace {

// Distance from a point to a box with round corners around the origin; negative inside.
float distance_to_box(float x, float y, float half_width, float half_height, float radius) {
    const float dx = std::abs(x) - half_width + radius;
    const float dy = std::abs(y) - half_height + radius;
    const float outside = std::hypot(std::max(dx, 0.0F), std::max(dy, 0.0F));
    return outside + std::min(std::max(dx, dy), 0.0F) - radius;
}

}  // namespace

float placeholder_advance_em(char32_t c) {
    return is_regional_indicator(c) ? 0.6F : 1.0F;
}

GlyphBitmap placeholder_glyph(int size_px, char32_t c) {
    const auto size = static_cast<float>(size_px);
    const float advance = placeholder_advance_em(c) * size;
    GlyphBitmap out;
    out.left = static_cast<int>(std::lround(size * 0.08F));
    out.width = std::max(3, static_cast<int>(std::lround(advance)) - 2 * out.left);
    out.height = std::max(3, static_cast<int>(std::lround(size * 0.82F)));
    out.top = static_cast<int>(std::lround(size * 0.76F));
    out.coverage.resize(static_cast<std::size_t>(out.width) * out.height);
    const float half_width = static_cast<float>(out.width) / 2;
    const float half_height = static_cast<float>(out.height) / 2;
    const float stroke = std::max(1.0F, size / 14);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            const float d =
                distance_to_box(static_cast<float>(x) + 0.5F - half_width, static_cast<float>(y) + 0.5F - half_height,
                                half_width, half_height, size * 0.2F);
            const float outer = std::clamp(0.5F - d, 0.0F, 1.0F);
            const float inner = std::clamp(0.5F - (d + stroke), 0.0F, 1.0F);
            out.coverage[static_cast<std::size_t>(y) * out.width + x] =
                static_cast<std::uint8_t>(std::lround(255 * (outer - inner * 0.85F) * 0.75F));
        }
    }
    return out;
}

}  // namespace recoup::ui
