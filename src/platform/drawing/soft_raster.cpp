#include "platform/drawing/soft_raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

namespace recoup::platform::inline drawing {
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

struct Ink {
    unsigned r, g, b, a;  // 0 to 255
};

unsigned rounded(float value) {
    return static_cast<unsigned>(value + 0.5F);
}
float limit(float value) {
    return std::clamp(value, 0.0F, 255.0F);
}

void blend(std::uint8_t* pixel, const Ink& ink) {
    // Exact for all sums up to 255 * 255.
    const auto by_255 = [](unsigned sum) { return (sum + 128 + ((sum + 128) >> 8)) >> 8; };
    const auto mix = [&](unsigned under, unsigned over) {
        return static_cast<std::uint8_t>(by_255(over * ink.a + under * (255 - ink.a)));
    };
    pixel[0] = mix(pixel[0], ink.r);
    pixel[1] = mix(pixel[1], ink.g);
    pixel[2] = mix(pixel[2], ink.b);
    pixel[3] = mix(pixel[3], 255);
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

    bool is_coverage() const { return texture_.format == RasterTexture::Format::alpha8; }
    unsigned coverage(int x, int y) const {
        return texture_.pixels[static_cast<std::size_t>(std::clamp(y, 0, texture_.height - 1)) * texture_.width +
                               std::clamp(x, 0, texture_.width - 1)];
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
    enum class Paint { flat, fading, glyph, rich };

    Paint prepare(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c);
    bool one_to_one() const;
    void flat_row(int y, int x0, int x1, const Colour& colour);
    void fading_row(int y, int x0, int x1, const Colour& colour);
    void glyph_row(int y, int x0, int x1, const Colour& colour);
    void rich_row(int y, int x0, int x1);
    std::uint8_t* pixel_at(int x, int y) {
        return &image_.pixels[(static_cast<std::size_t>(y) * image_.width + x) * 4];
    }
    Plane plane(float a, float b, float c) const;

    RgbaImage& image_;
    Bounds clip_;
    Sampler sampler_;
    std::array<ImVec2, 3> corners_;
    float inverse_area_ = 0;
    Plane u_{}, v_{}, r_{}, g_{}, b_{}, a_{};
    Colour tinted_{};
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
    const Colour colour = unpack(a.col);
    const Paint paint = prepare(a, b, c);
    for (int y = y0; y < y1; ++y) {
        int x0 = clip_.x0;
        int x1 = clip_.x1;
        for (const Edge& edge : edges) edge.narrow(y, x0, x1);
        if (x0 >= x1) continue;
        switch (paint) {
            case Paint::flat:
                flat_row(y, x0, x1, tinted_);
                break;
            case Paint::fading:
                fading_row(y, x0, x1, tinted_);
                break;
            case Paint::glyph:
                glyph_row(y, x0, x1, colour);
                break;
            case Paint::rich:
                rich_row(y, x0, x1);
                break;
        }
    }
}

Painter::Paint Painter::prepare(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    const bool one_texel = a.uv.x == b.uv.x && a.uv.x == c.uv.x && a.uv.y == b.uv.y && a.uv.y == c.uv.y;
    const bool one_colour = a.col == b.col && a.col == c.col;
    const bool one_hue = ((a.col ^ b.col) & ~IM_COL32_A_MASK) == 0 && ((a.col ^ c.col) & ~IM_COL32_A_MASK) == 0;
    const Colour ca = unpack(a.col);
    const Colour cb = unpack(b.col);
    const Colour cc = unpack(c.col);
    if (one_texel && one_hue) {
        const Colour t = sampler_.linear(a.uv.x * sampler_.width(), a.uv.y * sampler_.height());
        tinted_ = {ca.r * t.r / 255, ca.g * t.g / 255, ca.b * t.b / 255, one_colour ? ca.a * t.a / 255 : t.a};
        a_ = plane(ca.a, cb.a, cc.a);
        return one_colour ? Paint::flat : Paint::fading;
    }
    u_ = plane(a.uv.x * sampler_.width(), b.uv.x * sampler_.width(), c.uv.x * sampler_.width());
    v_ = plane(a.uv.y * sampler_.height(), b.uv.y * sampler_.height(), c.uv.y * sampler_.height());
    if (one_colour && sampler_.is_coverage() && one_to_one()) return Paint::glyph;
    r_ = plane(ca.r, cb.r, cc.r);
    g_ = plane(ca.g, cb.g, cc.g);
    b_ = plane(ca.b, cb.b, cc.b);
    a_ = plane(ca.a, cb.a, cc.a);
    return Paint::rich;
}

// Texels fall on pixels, so that no sample needs a mean.
bool Painter::one_to_one() const {
    constexpr float kExact = 1e-3F;
    const auto near = [](float value, float wanted) { return std::abs(value - wanted) < kExact; };
    const bool same_scale = near(u_.dx, 1) && near(u_.dy, 0) && near(v_.dx, 0) && near(v_.dy, 1);
    const float u = u_.at(std::floor(corners_[0].x), std::floor(corners_[0].y)) - 0.5F;
    const float v = v_.at(std::floor(corners_[0].x), std::floor(corners_[0].y)) - 0.5F;
    constexpr float kOff = 1.0F / 32;
    return same_scale && std::abs(u - std::round(u)) < kOff && std::abs(v - std::round(v)) < kOff;
}

void Painter::flat_row(int y, int x0, int x1, const Colour& colour) {
    std::uint8_t* pixel = pixel_at(x0, y);
    const Ink ink{rounded(colour.r), rounded(colour.g), rounded(colour.b), rounded(colour.a)};
    if (ink.a == 0) return;
    if (ink.a < 255) {
        for (int x = x0; x < x1; ++x, pixel += 4) blend(pixel, ink);
        return;
    }
    const std::array<std::uint8_t, 4> solid{static_cast<std::uint8_t>(ink.r), static_cast<std::uint8_t>(ink.g),
                                            static_cast<std::uint8_t>(ink.b), 255};
    for (int x = x0; x < x1; ++x, pixel += 4) std::memcpy(pixel, solid.data(), 4);
}

// One colour whose opacity changes: the soft edges of shapes.
void Painter::fading_row(int y, int x0, int x1, const Colour& colour) {
    std::uint8_t* pixel = pixel_at(x0, y);
    Ink ink{rounded(colour.r), rounded(colour.g), rounded(colour.b), 0};
    for (int x = x0; x < x1; ++x, pixel += 4) {
        ink.a = rounded(limit(a_.at(static_cast<float>(x), static_cast<float>(y))) * colour.a / 255);
        if (ink.a != 0) blend(pixel, ink);
    }
}

// A glyph drawn one to one: its coverage, pixel by pixel.
void Painter::glyph_row(int y, int x0, int x1, const Colour& colour) {
    std::uint8_t* pixel = pixel_at(x0, y);
    const auto fy = static_cast<float>(y);
    const int u = static_cast<int>(std::floor(u_.at(static_cast<float>(x0), fy)));
    const int v = static_cast<int>(std::floor(v_.at(static_cast<float>(x0), fy)));
    Ink ink{rounded(colour.r), rounded(colour.g), rounded(colour.b), 0};
    const unsigned opacity = rounded(colour.a);
    for (int x = x0; x < x1; ++x, pixel += 4) {
        ink.a = (sampler_.coverage(u + x - x0, v) * opacity + 127) / 255;
        if (ink.a != 0) blend(pixel, ink);
    }
}

void Painter::rich_row(int y, int x0, int x1) {
    std::uint8_t* pixel = pixel_at(x0, y);
    const auto fy = static_cast<float>(y);
    for (int x = x0; x < x1; ++x, pixel += 4) {
        const auto fx = static_cast<float>(x);
        const Colour t = sampler_.linear(u_.at(fx, fy), v_.at(fx, fy));
        const unsigned opacity = rounded(limit(a_.at(fx, fy)) * t.a / 255);
        if (opacity == 0) continue;
        blend(pixel, {rounded(limit(r_.at(fx, fy)) * t.r / 255), rounded(limit(g_.at(fx, fy)) * t.g / 255),
                      rounded(limit(b_.at(fx, fy)) * t.b / 255), opacity});
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
    const std::array<std::uint8_t, 4> solid{static_cast<std::uint8_t>(under.r), static_cast<std::uint8_t>(under.g),
                                            static_cast<std::uint8_t>(under.b), static_cast<std::uint8_t>(under.a)};
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) std::memcpy(&image.pixels[i], solid.data(), 4);
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

}  // namespace recoup::platform::inline drawing
