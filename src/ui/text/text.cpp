#include "ui/text/text.h"

#include <algorithm>
#include <cmath>

#include "ui/text/unicode.h"

namespace recoup::ui::inline text {
namespace {

constexpr float kLineHeight_em = 1.4F;
// The middle of capitals (Inter 0.364) and of ideographs (Noto 0.38) above the baseline.
constexpr float kTextMiddle_em = 0.37F;
// Material Design Icons fill their em from 0.875 above the baseline to 0.125 below it.
constexpr float kIconAscent_em = 0.875F;

constexpr std::string_view kEllipsisText = "…";

}  // namespace

float Text::line_height_px(const TextStyle& style) {
    const auto size = static_cast<float>(style.pixel_size());
    return style.face == Face::icons ? size : std::round(size * kLineHeight_em);
}

float Text::baseline_px(const TextStyle& style) {
    const auto size = static_cast<float>(style.pixel_size());
    if (style.face == Face::icons) return std::round(size * kIconAscent_em);
    return std::round(line_height_px(style) / 2 + size * kTextMiddle_em);
}

TextLine Text::fit(const TextStyle& style, std::string_view utf8, float width_px) {
    return fit_line(advances_, style, utf8, 0, std::min(utf8.find('\n'), utf8.size()), width_px);
}

float Text::draw(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8) {
    const float pen = draw_run(list, at, style, colour, utf8);
    if (log) note(list, at, pen, style, colour, utf8, false);
    return pen;
}

void Text::note(const ImDrawList& list, ImVec2 at, float end_x, const TextStyle& style, ImU32 colour,
                std::string_view utf8, bool cut) {
    bool missing = false;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto& entry = advances_.entry(style, next_code_point(utf8, i));
        missing = missing || entry.has(kMissing);
    }
    log->add_words(list, {at, {end_x, at.y + line_height_px(style)}}, style, colour, utf8, cut, missing);
}

float Text::draw_run(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8) {
    const auto size = static_cast<float>(style.pixel_size());
    const float baseline = std::round(at.y) + baseline_px(style);
    const bool in_sight = at.y < list.GetClipRectMax().y &&
                          at.y + line_height_px(style) * 1.5F > list.GetClipRectMin().y &&
                          (colour & IM_COL32_A_MASK) != 0;
    if (!in_sight) return at.x + advances_.measure_em(style, utf8) * size;
    float pen = at.x;
    float base_width = 0;
    bool after_joiner = false;
    for (std::size_t i = 0; i < utf8.size();) {
        const char32_t c = next_code_point(utf8, i);
        const Advances::Entry& entry = advances_.entry(style, c);
        const float advance = Advances::em_after(entry, after_joiner) * size;
        if (entry.has(kCombining)) {
            draw_mark(list, pen - base_width / 2, baseline, style, colour, c);
        } else if (advance > 0 && !entry.has(kSpace)) {
            draw_glyph(list, pen, baseline, style, colour, c, entry);
            base_width = advance;
        }
        pen += advance;
        after_joiner = entry.has(kJoiner);
    }
    return pen;
}

// Few fonts here carry marks that sit on their base by themselves, so each is centred over it.
void Text::draw_mark(ImDrawList& list, float centre_x, float baseline_y, const TextStyle& style, ImU32 colour,
                     char32_t c) {
    const AtlasGlyph& glyph = atlas_.glyph(style, c, 0);
    put(list, std::round(centre_x - static_cast<float>(glyph.width) / 2), baseline_y, colour, glyph);
}

void Text::draw_glyph(ImDrawList& list, float pen_x, float baseline_y, const TextStyle& style, ImU32 colour, char32_t c,
                      const Advances::Entry& entry) {
    // Ideographs are all one width and sharper on whole pixels; letters are spaced evenly only between them.
    const bool whole = entry.has(kWide) || style.face == Face::icons;
    const int steps = whole ? 1 : kSubpixelSteps;
    const bool figure = style.tabular && entry.has(kDigit);
    // Figures of a font without tabular ones are centred in the widest.
    const float x =
        figure ? pen_x + advances_.digit_inset_em(style, c) * static_cast<float>(style.pixel_size()) : pen_x;
    const int position = static_cast<int>(std::floor(x * static_cast<float>(steps) + 0.5F));
    const int step = position & (steps - 1);
    const int whole_px = (position - step) / steps;
    const AtlasGlyph& glyph = atlas_.glyph(style, c, step);
    put(list, static_cast<float>(whole_px + glyph.left), baseline_y, colour, glyph);
}

void Text::put(ImDrawList& list, float left, float baseline_y, ImU32 colour, const AtlasGlyph& glyph) {
    const ImVec2 min(left, baseline_y - static_cast<float>(glyph.top));
    const ImVec2 max(min.x + static_cast<float>(glyph.width), min.y + static_cast<float>(glyph.height));
    if (glyph.width == 0 || min.x >= list.GetClipRectMax().x || max.x <= list.GetClipRectMin().x) return;
    list.PrimReserve(6, 4);
    list.PrimRectUV(min, max, atlas_.uv(glyph.x, glyph.y), atlas_.uv(glyph.x + glyph.width, glyph.y + glyph.height),
                    colour);
}

void Text::draw_printed(ImDrawList& list, ImVec2 baseline, const TextStyle& style, ImU32 colour, std::string_view utf8,
                        float pitch_em) {
    const bool in_sight = baseline.y - style.size_px * 1.5F < list.GetClipRectMax().y &&
                          baseline.y + style.size_px > list.GetClipRectMin().y;
    if (!in_sight) return;
    const float line = std::round(baseline.y);
    float pen = baseline.x, last = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const char32_t c = next_code_point(utf8, i);
        const Advances::Entry& entry = advances_.entry(style, c);
        if (entry.has(kCombining)) {
            draw_mark(list, pen - last / 2, line, style, colour, c);
            continue;
        }
        const float wide = pitch_em > 0 && c < 0x7F ? pitch_em : entry.em;
        const float aside = (wide - entry.em) / 2 * style.size_px;
        last = wide * style.size_px;
        if (entry.em > 0 && !entry.has(kSpace)) draw_glyph(list, pen + aside, line, style, colour, c, entry);
        pen += last;
    }
}

float Text::draw_line(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8,
                      const TextLine& line) {
    const auto run = utf8.substr(line.begin, line.end - line.begin);
    float pen = draw_run(list, at, style, colour, run);
    if (line.ellipsis) pen = draw_run(list, {pen, at.y}, style, colour, kEllipsisText);
    if (log) note(list, at, pen, style, colour, line.ellipsis ? utf8.substr(line.begin) : run, line.ellipsis);
    return pen;
}

float Text::draw_fitted(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8,
                        float width_px) {
    return draw_line(list, at, style, colour, utf8, fit(style, utf8, width_px));
}

float Text::draw_wrapped(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8,
                         float width_px, int max_lines, float line_pitch_px) {
    const float pitch = line_pitch_px > 0 ? line_pitch_px : line_height_px(style);
    const auto lines = break_lines(style, utf8, width_px, max_lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        draw_line(list, {at.x, at.y + pitch * static_cast<float>(i)}, style, colour, utf8, lines[i]);
    }
    return pitch * static_cast<float>(lines.size());
}

}  // namespace recoup::ui::inline text
