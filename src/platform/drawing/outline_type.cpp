#include "platform/drawing/outline_type.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H

#include <cmath>
#include <unordered_map>

#include "platform/drawing/font_chains.h"

namespace recoup::platform::inline drawing {
namespace {

using core::GlyphOutline;

ui::Face face_of(core::TypeFace face) {
    return face == core::TypeFace::semibold ? ui::Face::semibold : ui::Face::regular;
}

// Into the middle of `width`; what is wider is made narrower.
void centre(GlyphOutline& outline, int natural, int width) {
    const double scale = natural > width ? static_cast<double>(width) / natural : 1;
    const double aside = (width - natural * scale) / 2;
    for (auto& point : outline.points) point.x = static_cast<int>(std::lround(point.x * scale + aside));
    outline.advance = width;
}

// Takes the steps of FreeType, in units of the font, into thousandths.
class Tracer {
  public:
    explicit Tracer(double scale) : scale_(scale) {}

    GlyphOutline trace(FT_Outline& outline) {
        FT_Outline_Funcs steps{};
        steps.move_to = [](const FT_Vector* to, void* self) { return of(self).step(GlyphOutline::Step::move, {*to}); };
        steps.line_to = [](const FT_Vector* to, void* self) { return of(self).step(GlyphOutline::Step::line, {*to}); };
        steps.conic_to = [](const FT_Vector* via, const FT_Vector* to, void* self) {
            return of(self).conic(*via, *to);
        };
        steps.cubic_to = [](const FT_Vector* a, const FT_Vector* b, const FT_Vector* to, void* self) {
            return of(self).step(GlyphOutline::Step::curve, {*a, *b, *to});
        };
        if (FT_Outline_Decompose(&outline, &steps, this) != 0) return {};
        return std::move(out_);
    }

  private:
    static Tracer& of(void* self) { return *static_cast<Tracer*>(self); }
    int scaled(double value) const { return static_cast<int>(std::lround(value * scale_)); }

    int step(GlyphOutline::Step step, std::initializer_list<FT_Vector> points) {
        out_.steps.push_back(step);
        for (const auto& point : points)
            out_.points.push_back({scaled(static_cast<double>(point.x)), scaled(static_cast<double>(point.y))});
        last_ = *(points.end() - 1);
        return 0;
    }
    // A curve with one point as one with two.
    int conic(const FT_Vector& via, const FT_Vector& to) {
        const auto third = [](FT_Pos end, FT_Pos middle) {
            return (static_cast<double>(end) + 2 * static_cast<double>(middle)) / 3;
        };
        out_.steps.push_back(GlyphOutline::Step::curve);
        out_.points.push_back({scaled(third(last_.x, via.x)), scaled(third(last_.y, via.y))});
        out_.points.push_back({scaled(third(to.x, via.x)), scaled(third(to.y, via.y))});
        out_.points.push_back({scaled(static_cast<double>(to.x)), scaled(static_cast<double>(to.y))});
        last_ = to;
        return 0;
    }

    double scale_;
    FT_Vector last_{};
    GlyphOutline out_;
};

}  // namespace

class OutlineType::Impl {
  public:
    explicit Impl(const FontSet& fonts) : chains_(fonts) {}

    std::optional<int> advance(core::TypeFace face, char32_t c) {
        if (face == core::TypeFace::even) return advance(core::TypeFace::regular, core::is_even(c) ? U'0' : c);
        const auto key = static_cast<std::uint64_t>(c) << 8U | static_cast<std::uint64_t>(face);
        const auto [at, is_new] = advances_.try_emplace(key);
        if (is_new) at->second = measure(face, c);
        return at->second;
    }

    std::optional<GlyphOutline> outline(core::TypeFace face, char32_t c) {
        if (face == core::TypeFace::even) return even_outline(c);
        const auto found = chains_.find(face_of(face), c, true);
        const auto wide = advance(face, c);
        if (!found.link || !wide) return std::nullopt;
        FT_Face font = found.link->font->face();
        if (FT_Load_Glyph(font, found.glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0) return std::nullopt;
        FT_GlyphSlot slot = font->glyph;
        if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return std::nullopt;
        const auto strength = std::lround(found.link->embolden_em * static_cast<float>(font->units_per_EM));
        if (strength != 0) {
            FT_Outline_EmboldenXY(&slot->outline, strength, 0);
            FT_Outline_Translate(&slot->outline, -strength / 2, 0);
        }
        auto out = Tracer(static_cast<double>(core::kEmUnits) / font->units_per_EM).trace(slot->outline);
        out.advance = *wide;
        return out;
    }

  private:
    std::optional<GlyphOutline> even_outline(char32_t c) {
        auto out = outline(core::TypeFace::regular, c);
        const auto wide = advance(core::TypeFace::even, c);
        if (out && wide && core::is_even(c)) centre(*out, out->advance, *wide);
        return out;
    }

    std::optional<int> measure(core::TypeFace face, char32_t c) {
        const auto found = chains_.find(face_of(face), c, true);
        if (!found.link) return std::nullopt;
        FT_Face font = found.link->font->face();
        FT_Fixed units = 0;
        if (FT_Get_Advance(font, found.glyph, FT_LOAD_NO_SCALE, &units) != 0) return std::nullopt;
        return static_cast<int>(std::lround(static_cast<double>(units) * core::kEmUnits / font->units_per_EM));
    }

    FontChains chains_;
    std::unordered_map<std::uint64_t, std::optional<int>> advances_;
};

OutlineType::OutlineType(FontSet (*fonts)()) : fonts_(fonts) {}
OutlineType::~OutlineType() = default;

OutlineType::Impl& OutlineType::impl() {
    if (!impl_) impl_ = std::make_unique<Impl>(fonts_());
    return *impl_;
}

std::optional<int> OutlineType::advance(core::TypeFace face, char32_t c) {
    return impl().advance(face, c);
}

std::optional<GlyphOutline> OutlineType::outline(core::TypeFace face, char32_t c) {
    return impl().outline(face, c);
}

}  // namespace recoup::platform::inline drawing
