// Where a title of a card breaks. Main thread. Draws nothing.
#pragma once

#include <string_view>
#include <vector>

#include "ui/text/text.h"

namespace recoup::ui::inline board {

// One or two lines: behind a mark where both halves have room, and never one character alone on the second. The last
// one ends in "…" if there is more. Bytes of `utf8`, as break_lines() gives them.
std::vector<TextLine> title_lines(Text& text, const TextStyle& style, std::string_view utf8, float width_px);

}  // namespace recoup::ui::inline board
