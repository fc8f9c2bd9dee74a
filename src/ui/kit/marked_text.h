// Text in which something stands out: what is still missing of a message, what was searched for. Main thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/law/template.h"
#include "core/search/query.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {

struct MarkedText {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> marks;  // bytes of it, in order
    bool calm = false;                                       // the marks are no warning
};

// "［要求退款的金额］" where something is missing; what is left to be filled in by hand stands out as well.
// What the case filled in stands out, without alarm.
MarkedText mark_filled(const core::Filled& filled);
MarkedText mark_missing(const core::Filled& filled, core::Lang lang);

float marked_height(Canvas& ctx, const MarkedText& marked, float width_px, float pitch_px);
void draw_marked(Canvas& ctx, const MarkedText& marked, const Rect& box, float pitch_px);

// One line as label() draws it, in which what was searched for stands out. `marks`: bytes of `text`.
float found_label(Canvas& ctx, const Rect& box, const TextStyle& style, Role role, std::string_view text,
                  std::span<const core::Marked> marks);
// The same for a line of a paragraph, from the upper left corner of its box.
float draw_found_line(Canvas& ctx, ImVec2 at, const TextStyle& style, Role role, std::string_view text,
                      const TextLine& line, std::span<const core::Marked> marks);

}  // namespace recoup::ui::inline kit
