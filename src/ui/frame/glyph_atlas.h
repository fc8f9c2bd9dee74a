// One page of coverage that holds every glyph in use and a white spot for plain shapes, so that shapes and text share a
// texture and a draw call. Glyphs are made on demand inside the frame. Main thread. Knows no font and no graphics API.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/frame/fonts.h"
#include "ui/frame/imgui_compat.h"

namespace recoup::ui::inline frame {

struct AtlasGlyph {
    std::int16_t x = 0, y = 0, width = 0, height = 0;  // on the page
    std::int16_t left = 0, top = 0;                    // as in GlyphBitmap
};

struct PixelRect {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

class GlyphAtlas {
  public:
    static constexpr int kWidth = 2048;
    static constexpr int kFirstHeight = 512;
    static constexpr int kLastHeight = 4096;

    // `source` outlives it.
    explicit GlyphAtlas(GlyphSource& source);

    // Before the first draw of a frame: empties a page that ran full, and fixes the height that UVs refer to.
    void begin_frame();
    // After ImGui::Render(): if the page grew during the frame, brings the UVs already emitted to its new height.
    void end_frame(ImDrawData& data) const;
    // Forgets all glyphs; for a change of scale, between frames.
    void reset();

    // Valid until the next call. A character without a glyph gets its number in a box. `subpixel_step` is below
    // kSubpixelSteps.
    const AtlasGlyph& glyph(const TextStyle& style, char32_t c, int subpixel_step);
    ImVec2 uv(int x, int y) const {
        return {static_cast<float>(x) * inverse_width_, static_cast<float>(y) * inverse_height_};
    }
    ImVec2 white_uv() const { return uv(kWhiteSide / 2, kWhiteSide / 2); }

    // For whoever owns the texture: 8 bits of coverage, kWidth × height(). The white of the colour is implied.
    const std::uint8_t* pixels() const { return pixels_.data(); }
    int height() const { return height_; }
    // What changed since the last call; all of it after growth.
    std::optional<PixelRect> take_dirty();
    TextureId texture = kAtlasTexture;

    // The page is full and something was left out: draw another frame.
    bool overflowed() const { return overflowed_; }

  private:
    static constexpr int kWhiteSide = 4;
    struct Shelf {
        int y, height, used;
    };
    struct Slot {
        std::uint64_t key = 0;
        AtlasGlyph glyph;
    };

    AtlasGlyph make(const TextStyle& style, char32_t c, int subpixel_step);
    Slot& find_slot(std::uint64_t key);
    void grow_slots();
    std::optional<PixelRect> place(int width, int height);
    bool grow_page(int needed_height);
    void copy_in(const GlyphBitmap& bitmap, const PixelRect& to);
    void mark_dirty(const PixelRect& rect);

    GlyphSource& source_;
    std::vector<std::uint8_t> pixels_;
    int height_ = 0;
    int frame_height_ = 0;
    float inverse_width_ = 1.0F / kWidth;
    float inverse_height_ = 0;
    std::vector<Shelf> shelves_;
    int next_shelf_y_ = 0;
    std::vector<Slot> slots_;
    std::size_t slots_used_ = 0;
    PixelRect dirty_;
    GlyphBitmap scratch_;
    bool overflowed_ = false;
};

}  // namespace recoup::ui::inline frame
