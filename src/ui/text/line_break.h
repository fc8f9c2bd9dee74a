// Where a line of Chinese and Latin text may end. Main thread (it asks for advances). Draws nothing.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ui/text/advances.h"

namespace recoup::ui::inline text {

// The bytes [begin, end) of the text, without the spaces at the break; "…" follows if something was left out.
struct TextLine {
    std::size_t begin = 0;
    std::size_t end = 0;
    float width_px = 0;
    bool ellipsis = false;
};

enum class LineEnds { trim_spaces, keep_spaces };

// At most `max_lines` lines, the last of them cut with "…" if the text is longer; never less than one line.
// keep_spaces is for editing: every byte but the newlines belongs to a line.
std::vector<TextLine> break_lines(Advances& advances, const TextStyle& style, std::string_view utf8, float width_px,
                                  int max_lines, LineEnds ends = LineEnds::trim_spaces);

// As much of [begin, end) as fits, with "…" if that is not all of it.
TextLine fit_line(Advances& advances, const TextStyle& style, std::string_view utf8, std::size_t begin, std::size_t end,
                  float width_px);

}  // namespace recoup::ui::inline text
