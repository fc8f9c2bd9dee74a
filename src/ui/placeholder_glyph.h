// The rounded box that stands for a character no font has. Pure.
#pragma once

#include "ui/fonts.h"

namespace recoup::ui {

// How much room such a character takes; half of a flag's pair each.
float placeholder_advance_em(char32_t c);
GlyphBitmap placeholder_glyph(int size_px, char32_t c);

}  // namespace recoup::ui
