// Glyphs by FreeType from fonts that lie in memory. Main thread. Knows neither files nor textures.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "ui/frame/fonts.h"

namespace recoup::platform::inline drawing {

struct FontData {
    std::span<const std::byte> bytes;  // must outlive the glyphs
    int index = 0;                     // within a collection
    float embolden_em = 0;             // for a face that lacks the weight, in parts of the size
    bool packed = false;               // as platform/drawing/packed_font.h reads it
};

// Per face the fonts in the order in which they are asked for a character.
struct FontSet {
    std::array<std::vector<FontData>, ui::kFaceCount> fonts;
    // Asked first when tabular figures are wanted; may be empty.
    std::array<std::vector<FontData>, ui::kFaceCount> tabular_heads;
};

class FreetypeGlyphs final : public ui::GlyphSource {
  public:
    explicit FreetypeGlyphs(const FontSet& fonts);
    FreetypeGlyphs(const FreetypeGlyphs&) = delete;
    FreetypeGlyphs& operator=(const FreetypeGlyphs&) = delete;
    ~FreetypeGlyphs() override;

    std::optional<float> advance_em(ui::Face face, char32_t c, bool tabular) override;
    bool rasterise(const ui::TextStyle& style, char32_t c, int subpixel_step, ui::GlyphBitmap& out) override;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace recoup::platform::inline drawing
