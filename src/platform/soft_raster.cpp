#include "platform/soft_raster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace recoup::platform {
namespace {

constexpr int kSubpixelBits = 8;
constexpr int kOne = 1 << kSubpixelBits;

struct Bounds {
    int x0, y0, x1, y1;
};

struct Colour {
    float r, g, b, a;  // 0 to 255
};

Colour unpack(ImU32 c) {
    const auto part = [&](int shift) { return static_cast<float>(c >> shift & 0xFF); };
    return {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), part(IM_COL32_A_SHIFT)};
}

// A value that changes evenly over the plane.
struct Plane {
    float origin, dx, dy;
    float at(float x, float y) const { return origin + dx * x + dy * y; }
};

void blend(std::uint8_t* pixel, const Colour& c, unsigned opacity) {
    const auto mix = [&](std::uint8_t under, float over) {
        const unsigned sum = static_cast<unsigned>(over + 0.5F) * opacity + under * (255 - opacity);
        return static_cast<std::uint8_t>((sum + 127) / 255);
    };
    pixel[0] = mix(pixel[0], c.r);
    pixel[1] = mix(pixel[1], c.g);
    pixel[2] = mix(pixel[2], c.b);
    pixel[3] = static_cast<std::uint8_t>(pixel[3] + (255 - pixel[3]) * opacity / 255);
}

class Sampler {
  public:
    explicit Sampler(const RasterTexture& texture) : texture_(texture) {}

    Colour texel(int x, int y) const {
        const std::size_t at = static_cast<std::size_t>(std::clamp(y, 0, texture_.height - 1)) * texture_.width +
                               std::clamp(x, 0, texture_.width - 1);
        if (texture_.format == RasterTexture::Format::alpha8)
            return {255, 255, 255, static_cast<float>(texture_.pixels[at])};
        const std::uint8_t* p = texture_.pixels + at * 4;
        return {static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]), static_cast<float>(p[3])};
    }

    // In texels, linear. A glyph drawn one to one falls on texel centres and needs one look only.
    Colour linear(float u, float v) const {
        const float x = u - 0.5F;
        const float y = v - 0.5F;
        const int left = static_cast<int>(std::floor(x));
        const int top = static_cast<int>(std::floor(y));
        const float fx = x - static_cast<float>(left);
        const float fy = y - static_cast<float>(top);
        constexpr float kExact = 1.0F / 64;
        if ((fx < kExact || fx > 1 - kExact) && (fy < kExact || fy > 1 - kExact)) {
            return texel(left + (fx > 0.5F ? 1 : 0), top + (fy > 0.5F ? 1 : 0));
        }
        const auto lerp = [](const Colour& a, const Colour& b, float t) {
            return Colour{a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, a.a + (b.a - a.a) * t};
        };
        return lerp(lerp(texel(left, top), texel(left + 1, top), fx),
                    lerp(texel(left, top + 1), texel(left + 1, top + 1), fx), fy);
    }

    float width() const { return static_cast<float>(texture_.width); }
    float height() const { return static_cast<float>(texture_.height); }

  private:
    RasterTexture texture_;
};

// Integers decide which pixels a triangle covers, so that neighbours neither overlap nor leave a gap.
struct Edge {
    std::int64_t a, b, c;  // inside where a*x + b*y + c >= 0, x and y whole pixels

    Edge(std::int64_t x0, std::int64_t y0, std::int64_t x1, std::int64_t y1) {
        const std::int64_t dx = x1 - x0;
        const std::int64_t dy = y1 - y0;
        const bool top_left = dy < 0 || (dy == 0 && dx > 0);
        constexpr std::int64_t kCentre = kOne / 2;
        a = -dy * kOne;
        b = dx * kOne;
        c = dx * (kCentre - y0) - dy * (kCentre - x0) - (top_left ? 0 : 1);
    }
    // Narrows [x0, x1) of row y.
    void narrow(int y, int& x0, int& x1) const {
        const std::int64_t rest = b * y + c;
        if (a == 0) {
            if (rest < 0) x1 = x0;
            return;
        }
        const auto floor_div = [](std::int64_t n, std::int64_t d) { return n >= 0 ? n / d : -((-n + d - 1) / d); };
        if (a > 0) {
            x0 = static_cast<int>(std::max<std::int64_t>(x0, -floor_div(rest, a)));
        } else {
            x1 = static_cast<int>(std::min<std::int64_t>(x1, floor_div(rest, -a) + 1));
        }
    }
};

std::int64_t snap(float value) {
    return std::llround(static_cast<double>(value) * kOne);
}

class Painter {
  public:
    Painter(RgbaImage& image, const Bounds& clip, const RasterTexture& texture)
        : image_(image), clip_(clip), sampler_(texture) {}

    void triangle(const ImDrawVert& a, ImDrawVert b, ImDrawVert c);

  private:
    void flat_row(int y, int x0, int x1, const Colour& colour);
    void rich_row(int y, int x0, int x1);
    Plane plane(float a, float b, float c) const;

    RgbaImage& image_;
    Bounds clip_;
    Sampler sampler_;
    std::array<ImVec2, 3> corners_;
    float inverse_area_ = 0;
    Plane u_{}, v_{}, r_{}, g_{}, b_{}, a_{};
    bool one_colour_ = false;
};

Plane Painter::plane(float a, float b, float c) const {
    if (a == b && a == c) return {a, 0, 0};
    const ImVec2 ab(corners_[1].x - corners_[0].x, corners_[1].y - corners_[0].y);
    const ImVec2 ac(corners_[2].x - corners_[0].x, corners_[2].y - corners_[0].y);
    const float dx = ((b - a) * ac.y - (c - a) * ab.y) * inverse_area_;
    const float dy = ((c - a) * ab.x - (b - a) * ac.x) * inverse_area_;
    return {a + dx * (0.5F - corners_[0].x) + dy * (0.5F - corners_[0].y), dx, dy};
}

void Painter::triangle(const ImDrawVert& a, ImDrawVert b, ImDrawVert c) {
    const auto area_of = [&] {
        return (snap(b.pos.x) - snap(a.pos.x)) * (snap(c.pos.y) - snap(a.pos.y)) -
               (snap(b.pos.y) - snap(a.pos.y)) * (snap(c.pos.x) - snap(a.pos.x));
    };
    const std::int64_t area = area_of();
    if (area == 0) return;
    if (area < 0) std::swap(b, c);
    const std::array<Edge, 3> edges{Edge(snap(a.pos.x), snap(a.pos.y), snap(b.pos.x), snap(b.pos.y)),
                                    Edge(snap(b.pos.x), snap(b.pos.y), snap(c.pos.x), snap(c.pos.y)),
                                    Edge(snap(c.pos.x), snap(c.pos.y), snap(a.pos.x), snap(a.pos.y))};
    const auto [top, bottom] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
    const int y0 = std::max(clip_.y0, static_cast<int>(std::floor(top)));
    const int y1 = std::min(clip_.y1, static_cast<int>(std::ceil(bottom)) + 1);
    if (y0 >= y1) return;

    corners_ = {a.pos, b.pos, c.pos};
    inverse_area_ = 1 / ((b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (b.pos.y - a.pos.y) * (c.pos.x - a.pos.x));
    const bool one_texel = a.uv.x == b.uv.x && a.uv.x == c.uv.x && a.uv.y == b.uv.y && a.uv.y == c.uv.y;
    one_colour_ = a.col == b.col && a.col == c.col;
    const Colour ca = unpack(a.col);
    const bool flat = one_texel && one_colour_;
    Colour flat_colour = ca;
    if (flat) {
        const Colour t = sampler_.linear(a.uv.x * sampler_.width(), a.uv.y * sampler_.height());
        flat_colour = {ca.r * t.r / 255, ca.g * t.g / 255, ca.b * t.b / 255, ca.a * t.a / 255};
    } else {
        const Colour cb = unpack(b.col);
        const Colour cc = unpack(c.col);
        u_ = plane(a.uv.x * sampler_.width(), b.uv.x * sampler_.width(), c.uv.x * sampler_.width());
        v_ = plane(a.uv.y * sampler_.height(), b.uv.y * sampler_.height(), c.uv.y * sampler_.height());
        r_ = plane(ca.r, cb.r, cc.r);
        g_ = plane(ca.g, cb.g, cc.g);
        b_ = plane(ca.b, cb.b, cc.b);
        a_ = plane(ca.a, cb.a, cc.a);
    }
    for (int y = y0; y < y1; ++y) {
        int x0 = clip_.x0;
        int x1 = clip_.x1;
        for (const Edge& edge : edges) edge.narrow(y, x0, x1);
        if (x0 >= x1) continue;
        flat ? flat_row(y, x0, x1, flat_colour) : rich_row(y, x0, x1);
    }
}

void Painter::flat_row(int y, int x0, int x1, const Colour& colour) {
    std::uint8_t* pixel = &image_.pixels[(static_cast<std::size_t>(y) * image_.width + x0) * 4];
    const auto opacity = static_cast<unsigned>(colour.a + 0.5F);
    if (opacity == 0) return;
    if (opacity == 255) {
        const std::array<std::uint8_t, 4> solid{static_cast<std::uint8_t>(colour.r + 0.5F),
                                                static_cast<std::uint8_t>(colour.g + 0.5F),
                                                static_cast<std::uint8_t>(colour.b + 0.5F), 255};
        for (int x = x0; x < x1; ++x, pixel += 4) std::copy(solid.begin(), solid.end(), pixel);
        return;
    }
    for (int x = x0; x < x1; ++x, pixel += 4) blend(pixel, colour, opacity);
}

void Painter::rich_row(int y, int x0, int x1) {
    std::uint8_t* pixel = &image_.pixels[(static_cast<std::size_t>(y) * image_.width + x0) * 4];
    const auto fy = static_cast<float>(y);
    const auto limit = [](float value) { return std::clamp(value, 0.0F, 255.0F); };
    for (int x = x0; x < x1; ++x, pixel += 4) {
        const auto fx = static_cast<float>(x);
        const Colour t = sampler_.linear(u_.at(fx, fy), v_.at(fx, fy));
        const auto opacity = static_cast<unsigned>(limit(a_.at(fx, fy)) * t.a / 255 + 0.5F);
        if (opacity == 0) continue;
        blend(pixel,
              {limit(r_.at(fx, fy)) * t.r / 255, limit(g_.at(fx, fy)) * t.g / 255, limit(b_.at(fx, fy)) * t.b / 255, 0},
              opacity);
    }
}

void draw_command(RgbaImage& image, const ImDrawData& data, const ImDrawList& list, const ImDrawCmd& cmd,
                  const RasterTexture& texture) {
    const auto limit = [](float value, int size) { return std::clamp(static_cast<int>(value), 0, size); };
    const Bounds clip{limit(cmd.ClipRect.x - data.DisplayPos.x, image.width),
                      limit(cmd.ClipRect.y - data.DisplayPos.y, image.height),
                      limit(cmd.ClipRect.z - data.DisplayPos.x, image.width),
                      limit(cmd.ClipRect.w - data.DisplayPos.y, image.height)};
    if (clip.x0 >= clip.x1 || clip.y0 >= clip.y1) return;
    Painter painter(image, clip, texture);
    const ImDrawVert* vertices = list.VtxBuffer.Data + cmd.VtxOffset;
    const ImDrawIdx* indices = list.IdxBuffer.Data + cmd.IdxOffset;
    for (unsigned i = 0; i + 2 < cmd.ElemCount; i += 3) {
        painter.triangle(vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]]);
    }
}

}  // namespace

RgbaImage rasterise(const ImDrawData& data, const TextureLookup& textures, ImU32 background) {
    RgbaImage image{static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y), {}};
    image.pixels.resize(static_cast<std::size_t>(image.width) * image.height * 4);
    const Colour under = unpack(background);
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
        image.pixels[i] = static_cast<std::uint8_t>(under.r);
        image.pixels[i + 1] = static_cast<std::uint8_t>(under.g);
        image.pixels[i + 2] = static_cast<std::uint8_t>(under.b);
        image.pixels[i + 3] = static_cast<std::uint8_t>(under.a);
    }
    for (int n = 0; n < data.CmdListsCount; ++n) {
        const ImDrawList& list = *data.CmdLists[n];
        for (const ImDrawCmd& cmd : list.CmdBuffer) {
            if (cmd.UserCallback || cmd.ElemCount == 0) continue;
            const RasterTexture texture = textures(ui::texture_of(cmd));
            if (texture.pixels) draw_command(image, data, list, cmd, texture);
        }
    }
    return image;
}

}  // namespace recoup::platform
