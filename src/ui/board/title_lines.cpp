#include "ui/board/title_lines.h"

#include <algorithm>

#include "ui/text/unicode.h"

namespace recoup::ui::inline board {
namespace {

constexpr std::string_view kMarks[] = {"，", "。", "；", "：", "！", "？", ", ", "; ", ": ", "! ", "? "};
// A first line shorter than this would look torn off.
constexpr float kLeastFirst = 0.4F;

// Behind the last mark after which the rest fits on one line, or npos.
std::size_t behind_mark(Text& text, const TextStyle& style, std::string_view utf8, const TextLine& first,
                        float width_px) {
    std::size_t best = std::string_view::npos;
    for (const auto mark : kMarks) {
        for (auto at = utf8.find(mark); at < first.end; at = utf8.find(mark, at + 1)) {
            const auto end = at + mark.size();
            if (end >= utf8.size() || end > first.end + 1) break;
            const bool long_enough = text.measure(style, utf8.substr(0, end)) >= width_px * kLeastFirst;
            const bool rest_fits = text.measure(style, utf8.substr(end)) <= width_px;
            if (long_enough && rest_fits && (best == std::string_view::npos || end > best)) best = end;
        }
    }
    return best;
}

TextLine line_of(Text& text, const TextStyle& style, std::string_view utf8, std::size_t begin, std::size_t end) {
    while (end > begin && utf8[end - 1] == ' ') --end;
    return {begin, end, text.measure(style, utf8.substr(begin, end - begin)), false};
}

bool is_alone(std::string_view utf8, const TextLine& line) {
    const auto rest = utf8.substr(line.begin, line.end - line.begin);
    return !rest.empty() && next_cluster(rest, 0) >= rest.size();
}

}  // namespace

std::vector<TextLine> title_lines(Text& text, const TextStyle& style, std::string_view utf8, float width_px) {
    auto lines = text.break_lines(style, utf8, width_px, 2);
    if (lines.size() < 2 || lines[1].ellipsis || utf8.find('\n') != std::string_view::npos) return lines;
    if (const auto cut = behind_mark(text, style, utf8, lines[0], width_px); cut != std::string_view::npos)
        return {line_of(text, style, utf8, 0, cut), line_of(text, style, utf8, cut, utf8.size())};
    // Narrower by a character at a time until a companion comes along.
    const float step = static_cast<float>(style.pixel_size()) / 2;
    for (float width = width_px - step; is_alone(utf8, lines[1]) && width > width_px / 2; width -= step) {
        auto narrower = text.break_lines(style, utf8, width, 3);
        if (narrower.size() > 2) break;
        lines = std::move(narrower);
    }
    return lines;
}

}  // namespace recoup::ui::inline board
