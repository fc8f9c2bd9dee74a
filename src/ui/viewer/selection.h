// What is selected of the text that was read in a picture: places in its lines, and the text between two of them. Pure
// values and functions, any thread; the text is a stranger's.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>

#include "core/reading/lines.h"

namespace recoup::ui::inline viewer {

// In front of a character: the byte where it begins, or behind the last.
struct TextPlace {
    std::uint32_t line = 0, byte = 0;
    auto operator<=>(const TextPlace&) const = default;
};
struct TextRange {
    TextPlace begin, end;
    bool empty() const { return begin == end; }
    bool operator==(const TextRange&) const = default;
};
struct TextSelection {
    TextPlace anchor, caret;
    TextRange range() const { return {std::min(anchor, caret), std::max(anchor, caret)}; }
    bool any() const { return anchor != caret; }
    void take(const TextRange& range) { anchor = range.begin, caret = range.end; }
};

// A line of the picture a line, without controls. Places that are not in the picture count as its nearest.
std::string text_in(const core::PictureText& picture, const TextRange& range);
TextRange all_of(const core::PictureText& picture);
TextRange line_of(const core::PictureText& picture, std::uint32_t line);
// The run of letters, digits or ideographs there.
TextRange word_at(const core::PictureText& picture, TextPlace place);

enum class CaretWay : std::uint8_t { left, right, up, down, line_start, line_end };
// One character, or one line at the same character.
TextPlace moved(const core::PictureText& picture, TextPlace from, CaretWay way);

}  // namespace recoup::ui::inline viewer
