#include "ui/kit/marked_text.h"

#include <algorithm>
#include <cmath>

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
        fill(ctx, Rect::at(x, at.y, width, pitch_px), marked.calm ? Role::accent_bg : Role::warn_bg, 4);
        ctx.text.draw(ctx.list(), {x, at.y + (pitch_px - Text::line_height_px(body(ctx))) / 2}, body(ctx),
                      ctx.theme[marked.calm ? Role::text : Role::warn_text], text.substr(from, to - from));
    }
}

// The ground alone would be too pale for some eyes and screens.
void underline(Canvas& ctx, const Rect& box) {
    const float thick = std::max(1.0F, std::round(ctx.px(1.5F)));
    ctx.list().AddRectFilled({box.min.x, box.max.y - thick}, box.max, ctx.theme[Role::warn_text]);
}

}  // namespace

MarkedText mark_filled(const core::Filled& filled) {
    MarkedText marked{{}, {}, true};
    for (const auto& run : filled.runs) {
        if (run.missing) continue;
        const auto begin = marked.text.size();
        marked.text += run.text;
        if (run.hole) marked.marks.emplace_back(begin, marked.text.size());
    }
    return marked;
}

MarkedText mark_missing(const core::Filled& filled, core::Lang lang) {
    auto shown = filled;
    std::vector<std::string> stand_out;
    for (const auto& run : filled.runs)
        if (run.blank) stand_out.push_back(run.text);
    for (const auto name : filled.missing) stand_out.push_back(mark_of(name, lang));
    for (auto& run : shown.runs)
        if (run.missing) run.text = mark_of(*run.hole, lang);
    MarkedText marked{shown.text(), {}};
    for (const auto& mark : stand_out)
        for (auto at = marked.text.find(mark); at != std::string::npos; at = marked.text.find(mark, at + mark.size()))
            marked.marks.emplace_back(at, at + mark.size());
    std::sort(marked.marks.begin(), marked.marks.end());
    marked.marks.erase(std::unique(marked.marks.begin(), marked.marks.end()), marked.marks.end());
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

float draw_found_line(Canvas& ctx, ImVec2 at, const TextStyle& style, Role role, std::string_view text,
                      const TextLine& line, std::span<const core::Marked> marks) {
    if (marks.empty()) return ctx.text.draw_line(ctx.list(), at, style, ctx.theme[role], text, line);
    auto from = line.begin;
    const auto draw = [&](std::size_t to, bool stands_out) {
        if (to <= from) return;
        const auto piece = text.substr(from, to - from);
        const auto box = Rect::at(at.x, at.y, ctx.text.measure(style, piece), Text::line_height_px(style));
        if (stands_out) fill(ctx, box, Role::warn_bg, 3);
        at.x = ctx.text.draw(ctx.list(), at, style, ctx.theme[stands_out ? Role::text : role], piece);
        if (stands_out) underline(ctx, box);
        from = to;
    };
    for (const auto& mark : marks) {
        draw(std::min<std::size_t>(mark.begin, line.end), false);
        draw(std::min<std::size_t>(mark.end, line.end), true);
    }
    draw(line.end, false);
    return line.ellipsis ? ctx.text.draw(ctx.list(), at, style, ctx.theme[role], "…") : at.x;
}

float found_label(Canvas& ctx, const Rect& box, const TextStyle& style, Role role, std::string_view text,
                  std::span<const core::Marked> marks) {
    const float y = std::floor((box.min.y + box.max.y - Text::line_height_px(style)) / 2);
    const auto line = ctx.text.fit(style, text, box.width());
    return draw_found_line(ctx, {box.min.x, y}, style, role, text, line, marks);
}

}  // namespace recoup::ui::inline kit
