// Glyphs without fonts: letters half an em, wide characters a whole one, the digit 1 narrower, emoji missing.
#pragma once

#include "ui/frame/fonts.h"
#include "ui/text/unicode.h"

namespace recoup::testing {

class FakeGlyphs final : public ui::GlyphSource {
  public:
    std::optional<float> advance_em(ui::Face, char32_t c, bool tabular) override {
        if (c >= 0x1F000) return std::nullopt;
        if (c >= 0x300 && c < 0x370) return 0.0F;
        if (c == '1' && !tabular) return 0.25F;
        return ui::is_wide(c) ? 1.0F : 0.5F;
    }
    bool rasterise(const ui::TextStyle& style, char32_t c, int, ui::GlyphBitmap& out) override {
        ++rasterised;
        const auto advance = advance_em(style.face, c, style.tabular);
        if (!advance) return false;
        const int size = style.pixel_size();
        out = {static_cast<int>(*advance * static_cast<float>(size)), size, 0, size, {}};
        out.coverage.assign(static_cast<std::size_t>(out.width) * out.height, 255);
        return true;
    }
    int rasterised = 0;
};

}  // namespace recoup::testing
