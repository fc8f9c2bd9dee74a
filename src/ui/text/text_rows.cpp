#include "ui/text/text_rows.h"

#include <algorithm>
#include <limits>

#include "ui/text/unicode.h"

namespace recoup::ui::inline text {

TextRows::TextRows(Text& text, const TextStyle& style, std::string_view value, float width_px, bool multiline)
    : text_(text), style_(style), value_(value) {
    if (multiline) {
        rows_ = break_lines(text.advances(), style, value, width_px, std::numeric_limits<int>::max(),
                            LineEnds::keep_spaces);
    } else {
        rows_ = {{0, value.size(), text.measure(style, value), false}};
    }
}

std::size_t TextRows::row_of(std::size_t at) const {
    const auto after = std::upper_bound(rows_.begin(), rows_.end(), at,
                                        [](std::size_t value, const TextLine& row) { return value < row.begin; });
    return after == rows_.begin() ? 0 : static_cast<std::size_t>(after - rows_.begin()) - 1;
}

float TextRows::x_of(std::size_t row, std::size_t at) const {
    const TextLine& line = rows_[row];
    const std::size_t end = std::clamp(at, line.begin, line.end);
    return text_.measure(style_, value_.substr(line.begin, end - line.begin));
}

ImVec2 TextRows::place_of(std::size_t at) const {
    const std::size_t row = row_of(at);
    return {x_of(row, at), row_height_px() * static_cast<float>(row)};
}

std::size_t TextRows::at_x(std::size_t row, float x_px) const {
    const TextLine& line = rows_[row];
    float x = 0;
    for (std::size_t at = line.begin; at < line.end;) {
        const std::size_t next = std::min(next_cluster(value_, at), line.end);
        const float width = text_.measure(style_, value_.substr(at, next - at));
        if (x_px < x + width / 2) return at;
        x += width;
        at = next;
    }
    // The end of a wrapped row is the beginning of the next: the caret stays before its last character.
    const bool wrapped = row + 1 < rows_.size() && rows_[row + 1].begin == line.end;
    return wrapped && line.end > line.begin ? previous_cluster(value_, line.end) : line.end;
}

std::size_t TextRows::at_point(ImVec2 point) const {
    const float row = std::clamp(point.y / row_height_px(), 0.0F, static_cast<float>(rows_.size() - 1));
    return at_x(static_cast<std::size_t>(row), point.x);
}

}  // namespace recoup::ui::inline text
