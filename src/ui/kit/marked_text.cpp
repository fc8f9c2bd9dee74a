#include "ui/kit/marked_text.h"

#include <algorithm>

namespace recoup::ui::inline kit {
namespace {

constexpr int kMostLines = 500;

std::string mark_of(core::Placeholder name, core::Lang lang) {
    return "［" + std::string(core::label(lang, name)) + "］";
}

void draw_mark(Canvas& ctx, const MarkedText& marked, const TextLine& line, ImVec2 at, float pitch_px) {
    const std::string_view text = marked.text;
    for (const auto& [begin, end] : marked.marks) {
        const auto from = std::max(begin, line.begin), to = std::min(end, line.end);
        if (from >= to) continue;
        const float x = at.x + ctx.text.measure(body(ctx), text.substr(line.begin, from - line.begin));
        const float width = ctx.text.measure(body(ctx), text.substr(from, to - from));
        fill(ctx, Rect::at(x, at.y, width, pitch_px), Role::warn_bg, 4);
        ctx.text.draw(ctx.list(), {x, at.y + (pitch_px - Text::line_height_px(body(ctx))) / 2}, body(ctx),
                      ctx.theme[Role::warn_text], text.substr(from, to - from));
    }
}

}  // namespace

MarkedText mark_missing(const core::Filled& filled, core::Lang lang) {
    auto shown = filled;
    for (auto& run : shown.runs)
        if (run.missing) run.text = mark_of(*run.hole, lang);
    MarkedText marked{shown.text(), {}};
    for (const auto name : filled.missing) {
        const auto mark = mark_of(name, lang);
        for (auto at = marked.text.find(mark); at != std::string::npos; at = marked.text.find(mark, at + mark.size()))
            marked.marks.emplace_back(at, at + mark.size());
    }
    std::sort(marked.marks.begin(), marked.marks.end());
    return marked;
}

float marked_height(Canvas& ctx, const MarkedText& marked, float width_px, float pitch_px) {
    return pitch_px * static_cast<float>(ctx.text.break_lines(body(ctx), marked.text, width_px, kMostLines).size());
}

void draw_marked(Canvas& ctx, const MarkedText& marked, const Rect& box, float pitch_px) {
    auto at = box.min;
    const float down = (pitch_px - Text::line_height_px(body(ctx))) / 2;
    for (const auto& line : ctx.text.break_lines(body(ctx), marked.text, box.width(), kMostLines)) {
        ctx.text.draw_line(ctx.list(), {at.x, at.y + down}, body(ctx), ctx.theme[Role::text], marked.text, line);
        draw_mark(ctx, marked, line, at, pitch_px);
        at.y += pitch_px;
    }
}

}  // namespace recoup::ui::inline kit
