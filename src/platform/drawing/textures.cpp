#include "platform/drawing/textures.h"

#include <GL/glext.h>

namespace recoup::platform::inline drawing {

Textures::Textures(const Gl& gl) : gl_(gl) {
    gl_.get_integer(GL_MAX_TEXTURE_SIZE, &max_side_px_);
    GLint major = 0, minor = 0;
    gl_.get_integer(GL_MAJOR_VERSION, &major);
    gl_.get_integer(GL_MINOR_VERSION, &minor);
    can_swizzle_ = major * 10 + minor >= 33 || glfwExtensionSupported("GL_ARB_texture_swizzle") == GLFW_TRUE;
}

Textures::~Textures() {
    for (const auto& [id, texture] : textures_) {
        const auto name = static_cast<GLuint>(id);
        gl_.delete_textures(1, &name);
    }
}

ui::TextureId Textures::create(Format format, int width_px, int height_px, const std::uint8_t* pixels) {
    if (width_px < 1 || height_px < 1 || width_px > max_side_px_ || height_px > max_side_px_) return 0;
    GLuint name = 0;
    gl_.gen_textures(1, &name);
    const Texture texture{format, width_px, height_px};
    define(name, texture, pixels);
    textures_[name] = texture;
    return name;
}

void Textures::define(GLuint name, const Texture& texture, const std::uint8_t* pixels) {
    gl_.bind_texture(GL_TEXTURE_2D, name);
    gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER,
                      texture.format == Format::crisp_rgba ? GL_NEAREST : GL_LINEAR);
    gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    const bool one_byte = texture.format == Format::coverage && can_swizzle_;
    if (one_byte) {
        for (const GLenum colour : {GL_TEXTURE_SWIZZLE_R, GL_TEXTURE_SWIZZLE_G, GL_TEXTURE_SWIZZLE_B})
            gl_.tex_parameter(GL_TEXTURE_2D, colour, GL_ONE);
        gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
    }
    gl_.tex_image_2d(GL_TEXTURE_2D, 0, one_byte ? GL_R8 : GL_RGBA8, texture.width_px, texture.height_px, 0,
                     one_byte ? GL_RED : GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    if (pixels != nullptr) upload(texture, {0, 0, texture.width_px, texture.height_px}, pixels);
}

void Textures::update(ui::TextureId id, const ui::PixelRect& rect, const std::uint8_t* pixels) {
    const auto found = textures_.find(id);
    if (found == textures_.end()) return;
    gl_.bind_texture(GL_TEXTURE_2D, static_cast<GLuint>(id));
    upload(found->second, rect, pixels);
}

// Into the bound texture.
void Textures::upload(const Texture& texture, const ui::PixelRect& rect, const std::uint8_t* pixels) {
    const int width = rect.x1 - rect.x0;
    const int height = rect.y1 - rect.y0;
    gl_.pixel_store(GL_UNPACK_ALIGNMENT, 1);
    if (texture.format == Format::coverage && !can_swizzle_) {
        gl_.tex_sub_image_2d(GL_TEXTURE_2D, 0, rect.x0, rect.y0, width, height, GL_RGBA, GL_UNSIGNED_BYTE,
                             expanded(texture, rect, pixels));
        return;
    }
    const bool one_byte = texture.format == Format::coverage;
    const auto first = static_cast<std::size_t>(rect.y0) * static_cast<std::size_t>(texture.width_px) +
                       static_cast<std::size_t>(rect.x0);
    gl_.pixel_store(GL_UNPACK_ROW_LENGTH, texture.width_px);
    gl_.tex_sub_image_2d(GL_TEXTURE_2D, 0, rect.x0, rect.y0, width, height, one_byte ? GL_RED : GL_RGBA,
                         GL_UNSIGNED_BYTE, pixels + first * (one_byte ? 1 : 4));
    gl_.pixel_store(GL_UNPACK_ROW_LENGTH, 0);
}

// Drivers below OpenGL 3.3 cannot read one byte as opacity, so they get white pixels of that opacity.
const std::uint8_t* Textures::expanded(const Texture& texture, const ui::PixelRect& rect, const std::uint8_t* pixels) {
    scratch_.clear();
    for (int y = rect.y0; y < rect.y1; ++y) {
        const auto* row = pixels + static_cast<std::size_t>(y) * static_cast<std::size_t>(texture.width_px);
        for (int x = rect.x0; x < rect.x1; ++x) scratch_.insert(scratch_.end(), {255, 255, 255, row[x]});
    }
    return scratch_.data();
}

void Textures::remove(ui::TextureId id) {
    if (textures_.erase(id) == 0) return;
    const auto name = static_cast<GLuint>(id);
    gl_.delete_textures(1, &name);
}

void Textures::attach(ui::GlyphAtlas& atlas) {
    atlas.texture = create(Format::coverage, ui::GlyphAtlas::kWidth, atlas.height(), nullptr);
}

void Textures::sync(ui::GlyphAtlas& atlas) {
    const auto dirty = atlas.take_dirty();
    const auto found = textures_.find(atlas.texture);
    if (!dirty || found == textures_.end()) return;
    if (found->second.height_px == atlas.height()) return update(atlas.texture, *dirty, atlas.pixels());
    // A page that grew keeps its name, for draw lists refer to it already.
    found->second.height_px = atlas.height();
    define(static_cast<GLuint>(atlas.texture), found->second, atlas.pixels());
}

}  // namespace recoup::platform::inline drawing
