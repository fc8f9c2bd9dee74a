#include "desktop/window/window_icon.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "media/picture/encode.h"
#include "platform/drawing/freetype_glyphs.h"
#include "platform/drawing/program_fonts.h"
#include "ui/frame/icons.h"
#include "ui/frame/theme.h"

namespace recoup::desktop::inline window {
namespace {

constexpr std::array kSides_px = {16, 32, 48, 64, 128, 256};
constexpr float kRadius = 0.26F;  // of the side
constexpr float kSign = 0.66F;

// How much of the pixel lies in a square with round corners.
float cover_of_square(int x, int y, float side, float radius) {
    const float half = side / 2;
    const float dx = std::max(0.0F, std::abs(static_cast<float>(x) + 0.5F - half) - (half - radius));
    const float dy = std::max(0.0F, std::abs(static_cast<float>(y) + 0.5F - half) - (half - radius));
    return std::clamp(radius + 0.5F - std::hypot(dx, dy), 0.0F, 1.0F);
}

std::uint8_t mixed(std::uint32_t back, std::uint32_t front, std::uint32_t cover) {
    return static_cast<std::uint8_t>((back * (255 - cover) + front * cover + 127) / 255);
}

void draw_sign(media::Image& image, ui::GlyphSource& glyphs, ImU32 colour) {
    ui::GlyphBitmap sign;
    const ui::TextStyle style{ui::Face::icons, static_cast<float>(image.width) * kSign, false};
    if (!glyphs.rasterise(style, ui::icon::logo, 0, sign)) return;
    const int left = (image.width - sign.width) / 2, top = (image.height - sign.height) / 2;
    for (int y = 0; y < sign.height; ++y)
        for (int x = 0; x < sign.width; ++x) {
            const int to_x = left + x, to_y = top + y;
            if (to_x < 0 || to_y < 0 || to_x >= image.width || to_y >= image.height) continue;
            auto* pixel = &image.rgba[4 * (static_cast<std::size_t>(to_y) * static_cast<std::size_t>(image.width) +
                                           static_cast<std::size_t>(to_x))];
            const auto cover = sign.coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(sign.width) +
                                             static_cast<std::size_t>(x)];
            for (int channel = 0; channel < 3; ++channel)
                pixel[channel] = mixed(pixel[channel], colour >> (8 * channel) & 0xFF, cover);
        }
}

}  // namespace

media::Image window_icon(ui::GlyphSource& glyphs, int side_px) {
    const auto& theme = ui::light_theme();
    const auto back = theme[ui::Role::accent];
    media::Image image;
    image.width = image.height = side_px;
    image.rgba.resize(4 * static_cast<std::size_t>(side_px * side_px));
    for (int y = 0; y < side_px; ++y)
        for (int x = 0; x < side_px; ++x) {
            auto* pixel = &image.rgba[4 * static_cast<std::size_t>(y * side_px + x)];
            for (int channel = 0; channel < 3; ++channel)
                pixel[channel] = static_cast<std::uint8_t>(back >> (8 * channel) & 0xFF);
            const auto side = static_cast<float>(side_px);
            pixel[3] = static_cast<std::uint8_t>(std::lround(255 * cover_of_square(x, y, side, side * kRadius)));
        }
    draw_sign(image, glyphs, theme[ui::Role::on_accent]);
    return image;
}

media::Bytes icon_png(int side_px) {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    return media::encode_png(window_icon(glyphs, side_px));
}

void set_window_icon(platform::Window& window, ui::GlyphSource& glyphs) {
    std::vector<media::Image> images;
    std::vector<platform::IconImage> icons;
    for (const int side_px : kSides_px) images.push_back(window_icon(glyphs, side_px));
    for (const auto& image : images) icons.push_back({image.width, image.rgba.data()});
    window.set_icon(icons);
}

}  // namespace recoup::desktop::inline window
