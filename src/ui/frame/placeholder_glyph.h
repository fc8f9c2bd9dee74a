// What stands for a character no font has: its number in a rounded frame, two rows of hexadecimal digits, so that it is
// seen to be a character that cannot be drawn and never taken for a box to tick. Pure, any thread.
#pragma once

#include "ui/frame/fonts.h"

namespace recoup::ui::inline frame {

// How much room such a character takes, in parts of the size: two digits a row in the basic plane, three beyond.
float placeholder_advance_em(char32_t c);
GlyphBitmap placeholder_glyph(int size_px, char32_t c);

}  // namespace recoup::ui::inline frame
