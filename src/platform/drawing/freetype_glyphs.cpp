#include "platform/drawing/freetype_glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>

#include "platform/drawing/font_chains.h"

namespace recoup::platform::inline drawing {
namespace {

constexpr int kSubpixel_26_6 = 64 / ui::kSubpixelSteps;

void copy_bitmap(const FT_GlyphSlotRec& slot, ui::GlyphBitmap& out) {
    const FT_Bitmap& from = slot.bitmap;
    out.width = static_cast<int>(from.width);
    out.height = static_cast<int>(from.rows);
    out.left = slot.bitmap_left;
    out.top = slot.bitmap_top;
    out.coverage.resize(static_cast<std::size_t>(out.width) * out.height);
    for (int row = 0; row < out.height; ++row) {
        std::copy_n(from.buffer + static_cast<std::ptrdiff_t>(row) * from.pitch, out.width,
                    out.coverage.begin() + static_cast<std::ptrdiff_t>(row) * out.width);
    }
}

}  // namespace

class FreetypeGlyphs::Impl : public FontChains {
  public:
    using FontChains::FontChains;
};

FreetypeGlyphs::FreetypeGlyphs(const FontSet& fonts) : impl_(std::make_unique<Impl>(fonts)) {}
FreetypeGlyphs::~FreetypeGlyphs() = default;

std::optional<float> FreetypeGlyphs::advance_em(ui::Face face, char32_t c, bool tabular) {
    const Found found = impl_->find(face, c, tabular);
    if (!found.link) return std::nullopt;
    FT_Face font = found.link->font->face();
    FT_Fixed units = 0;
    if (FT_Get_Advance(font, found.glyph, FT_LOAD_NO_SCALE, &units) != 0) return std::nullopt;
    return static_cast<float>(units) / static_cast<float>(font->units_per_EM);
}

bool FreetypeGlyphs::rasterise(const ui::TextStyle& style, char32_t c, int subpixel_step, ui::GlyphBitmap& out) {
    const Found found = impl_->find(style.face, c, style.tabular);
    if (!found.link || !found.link->font->set_size(style.pixel_size())) return false;
    FT_Face font = found.link->font->face();
    // Light hinting moves outlines up and down only, so subpixel places across stay true.
    const auto hinting = style.face == ui::Face::icons ? FT_LOAD_NO_HINTING : FT_LOAD_TARGET_LIGHT;
    if (FT_Load_Glyph(font, found.glyph, static_cast<FT_Int32>(hinting | FT_LOAD_NO_BITMAP)) != 0) return false;
    FT_GlyphSlot slot = font->glyph;
    if (slot->format == FT_GLYPH_FORMAT_OUTLINE) {
        const auto strength = std::lround(found.link->embolden_em * static_cast<float>(style.pixel_size()) * 64);
        if (strength != 0) FT_Outline_EmboldenXY(&slot->outline, strength, 0);
        FT_Outline_Translate(&slot->outline, subpixel_step * kSubpixel_26_6 - strength / 2, 0);
    }
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0 || slot->bitmap.pixel_mode != FT_PIXEL_MODE_GRAY)
        return false;
    copy_bitmap(*slot, out);
    return true;
}

}  // namespace recoup::platform::inline drawing
