// What the views ask of fonts. Main thread. Knows nothing of font files: platform/ implements GlyphSource.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace recoup::ui::inline frame {

enum class Face : std::uint8_t { regular, semibold, icons };
inline constexpr int kFaceCount = 3;

// Sizes are physical pixels: a view multiplies its design sizes by the scale. Tabular figures all have one width.
struct TextStyle {
    Face face = Face::regular;
    float size_px = 14;
    bool tabular = false;

    // Glyphs exist at whole sizes only, and layout uses the same, so that text fills exactly what was measured.
    int pixel_size() const { return size_px < 1 ? 1 : static_cast<int>(std::lround(size_px)); }
};

// Coverage of one glyph, 8 bits a pixel; `left` and `top` from the pen on the baseline to the upper left pixel, y
// upward.
struct GlyphBitmap {
    int width = 0;
    int height = 0;
    int left = 0;
    int top = 0;
    std::vector<std::uint8_t> coverage;
};

// Parts of a pixel by which Latin glyphs are placed.
inline constexpr int kSubpixelSteps = 4;

class GlyphSource {
  public:
    virtual ~GlyphSource() = default;
    // The unhinted advance in parts of the size; nothing if no font of the face has the character.
    virtual std::optional<float> advance_em(Face face, char32_t c, bool tabular) = 0;
    // False if no font of the face has the character or its outline is broken.
    virtual bool rasterise(const TextStyle& style, char32_t c, int subpixel_step, GlyphBitmap& out) = 0;
};

}  // namespace recoup::ui::inline frame
