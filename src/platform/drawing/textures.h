// Pictures and the glyph page as textures of the window's context. Main thread, with the context current.
// Must not know: what the pictures show.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "platform/drawing/gl.h"
#include "ui/frame/glyph_atlas.h"
#include "ui/frame/imgui_compat.h"

namespace recoup::platform::inline drawing {

class Textures {
  public:
    enum class Format {
        rgba,        // four bytes a pixel, not premultiplied
        crisp_rgba,  // the same, each pixel a square when it is drawn larger
        coverage,    // one byte a pixel: white of that opacity
    };

    // `gl` outlives it.
    explicit Textures(const Gl& gl);
    Textures(const Textures&) = delete;
    Textures& operator=(const Textures&) = delete;
    ~Textures();

    // Pixels lie row by row without gaps; null leaves them undefined. 0 if a side is below 1 or beyond max_side_px().
    ui::TextureId create(Format format, int width_px, int height_px, const std::uint8_t* pixels);
    // Takes `rect` out of the whole picture's `pixels`, which has the size the texture was made with.
    void update(ui::TextureId id, const ui::PixelRect& rect, const std::uint8_t* pixels);
    void remove(ui::TextureId id);

    // Once before the first frame of `atlas`: gives it a texture of its own.
    void attach(ui::GlyphAtlas& atlas);
    // After ui::render_frame() and before drawing: brings the texture up to date.
    void sync(ui::GlyphAtlas& atlas);

    int max_side_px() const { return max_side_px_; }

  private:
    struct Texture {
        Format format;
        int width_px;
        int height_px;
    };
    void define(GLuint name, const Texture& texture, const std::uint8_t* pixels);
    void upload(const Texture& texture, const ui::PixelRect& rect, const std::uint8_t* pixels);
    const std::uint8_t* expanded(const Texture& texture, const ui::PixelRect& rect, const std::uint8_t* pixels);

    const Gl& gl_;
    int max_side_px_ = 0;
    bool can_swizzle_ = false;
    std::map<ui::TextureId, Texture> textures_;
    std::vector<std::uint8_t> scratch_;
};

}  // namespace recoup::platform::inline drawing
