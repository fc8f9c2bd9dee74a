#include "platform/drawing/freetype_glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>
#include <utility>

#include "platform/drawing/packed_font.h"

namespace recoup::platform::inline drawing {
namespace {

constexpr int kSubpixel_26_6 = 64 / ui::kSubpixelSteps;

// Opened when the first character asks for it, a packed one only for a character it has: a screen without rare
// characters never pays for their fonts.
class OpenFont {
  public:
    explicit OpenFont(const FontData& data) : bytes(data.bytes), index(data.index), is_packed_(data.packed) {}

    // Zero if this font does not draw it.
    FT_UInt glyph_of(FT_Library library, char32_t c) {
        if (!tried_ && is_packed_) {
            if (!packed_) packed_.emplace(bytes);
            if (!packed_->has(c)) return 0;
        }
        open(library);
        return face_ ? FT_Get_Char_Index(face_, c) : 0;
    }
    FT_Face face() const { return face_; }
    bool set_size(int pixel_size) {
        if (pixel_size == size_) return true;
        size_ = pixel_size;
        return FT_Set_Pixel_Sizes(face_, 0, static_cast<FT_UInt>(pixel_size)) == 0;
    }

    std::span<const std::byte> bytes;
    int index;

  private:
    void open(FT_Library library) {
        if (std::exchange(tried_, true)) return;
        if (packed_) unpacked_ = packed_->unpack();
        const std::span<const std::byte> file = packed_ ? unpacked_ : bytes;
        packed_.reset();  // from here on the font itself says what it has
        const auto* begin = reinterpret_cast<const FT_Byte*>(file.data());
        if (FT_New_Memory_Face(library, begin, static_cast<FT_Long>(file.size()), index, &face_) != 0) face_ = nullptr;
    }

    bool is_packed_;
    std::optional<PackedFont> packed_;
    std::vector<std::byte> unpacked_;
    FT_Face face_ = nullptr;
    int size_ = 0;
    bool tried_ = false;
};

struct Link {
    OpenFont* font;
    float embolden_em;
};

struct Found {
    const Link* link = nullptr;
    FT_UInt glyph = 0;
};

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

class FreetypeGlyphs::Impl {
  public:
    explicit Impl(const FontSet& set) {
        if (FT_Init_FreeType(&library_) != 0) library_ = nullptr;
        for (std::size_t face = 0; face < ui::kFaceCount; ++face) {
            for (const FontData& data : set.tabular_heads[face]) chains_[face][1].push_back(link(data));
            for (const FontData& data : set.fonts[face]) {
                chains_[face][0].push_back(link(data));
                chains_[face][1].push_back(link(data));
            }
        }
    }
    ~Impl() {
        if (library_) FT_Done_FreeType(library_);  // closes its faces as well
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Found find(ui::Face face, char32_t c, bool tabular) {
        if (!library_) return {};
        for (const Link& link : chains_[static_cast<std::size_t>(face)][tabular ? 1 : 0]) {
            const FT_UInt glyph = link.font->glyph_of(library_, c);
            if (glyph != 0) return {&link, glyph};
        }
        return {};
    }

  private:
    Link link(const FontData& data) {
        const auto same = [&](const auto& font) {
            return font->bytes.data() == data.bytes.data() && font->index == data.index;
        };
        auto found = std::find_if(fonts_.begin(), fonts_.end(), same);
        if (found == fonts_.end()) found = fonts_.insert(found, std::make_unique<OpenFont>(data));
        return {found->get(), data.embolden_em};
    }

    FT_Library library_ = nullptr;
    std::vector<std::unique_ptr<OpenFont>> fonts_;
    std::array<std::array<std::vector<Link>, 2>, ui::kFaceCount> chains_;
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
