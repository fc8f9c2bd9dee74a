// A filled message as a paragraph in which what is still missing stands out. Main thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/law/template.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {

struct MarkedText {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> marks;  // bytes of it, in order
};

// "［要求退款的金额］" where something is missing.
MarkedText mark_missing(const core::Filled& filled, core::Lang lang);

float marked_height(Canvas& ctx, const MarkedText& marked, float width_px, float pitch_px);
void draw_marked(Canvas& ctx, const MarkedText& marked, const Rect& box, float pitch_px);

}  // namespace recoup::ui::inline kit
