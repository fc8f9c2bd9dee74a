// The text of all views: measure, break, draw. Main thread. Knows fonts only as a GlyphSource.
// A line of text stands in a box of line_height_px(); its capitals and ideographs are centred in the box, so a box
// centred in a button looks centred.
#pragma once

#include <imgui.h>

#include <string_view>
#include <vector>

#include "ui/frame/glyph_atlas.h"
#include "ui/frame/layout_log.h"
#include "ui/text/advances.h"
#include "ui/text/line_break.h"

namespace recoup::ui::inline text {

class Text {
  public:
    // `source` outlives it.
    explicit Text(GlyphSource& source) : advances_(source), atlas_(source) {}

    GlyphAtlas& atlas() { return atlas_; }
    Advances& advances() { return advances_; }

    // Physical pixels, as all here.
    float measure(const TextStyle& style, std::string_view utf8) {
        return advances_.measure_em(style, utf8) * static_cast<float>(style.pixel_size());
    }
    static float line_height_px(const TextStyle& style);
    // From the top of the box to the baseline.
    static float baseline_px(const TextStyle& style);

    std::vector<TextLine> break_lines(const TextStyle& style, std::string_view utf8, float width_px, int max_lines) {
        return ui::break_lines(advances_, style, utf8, width_px, max_lines);
    }
    // One line, cut with "…" where it is too long or a newline stands.
    TextLine fit(const TextStyle& style, std::string_view utf8, float width_px);

    // Draws one line from the upper left corner of its box and returns the x at which its pen stands at the end.
    float draw(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8);
    float draw_line(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8,
                    const TextLine& line);
    float draw_fitted(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8,
                      float width_px);
    // A line of a sheet of paper, from its beginning on its baseline: glyphs of the nearest whole size, each as far
    // from the last as `style.size_px` says, so that lines end where a printer ends them. `pitch_em`: signs of ASCII
    // have that width, each in its middle; 0: their own.
    void draw_printed(ImDrawList& list, ImVec2 baseline, const TextStyle& style, ImU32 colour, std::string_view utf8,
                      float pitch_em = 0);
    // A paragraph; returns its height. The pitch of the lines is that of the style unless given.
    float draw_wrapped(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8,
                       float width_px, int max_lines, float line_pitch_px = 0);

    LayoutLog* log = nullptr;  // of a test that wants to know what was drawn

  private:
    float draw_run(ImDrawList& list, ImVec2 at, const TextStyle& style, ImU32 colour, std::string_view utf8);
    void note(const ImDrawList& list, ImVec2 at, float end_x, const TextStyle& style, ImU32 colour,
              std::string_view utf8, bool cut);
    void draw_glyph(ImDrawList& list, float pen_x, float baseline_y, const TextStyle& style, ImU32 colour, char32_t c,
                    const Advances::Entry& entry);
    void draw_mark(ImDrawList& list, float centre_x, float baseline_y, const TextStyle& style, ImU32 colour,
                   char32_t c);
    void put(ImDrawList& list, float left, float baseline_y, ImU32 colour, const AtlasGlyph& glyph);

    Advances advances_;
    GlyphAtlas atlas_;
};

}  // namespace recoup::ui::inline text
