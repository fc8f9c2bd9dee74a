// Which embedded font draws what. Any thread; the bytes are the program's own.
#pragma once

#include "platform/drawing/freetype_glyphs.h"

namespace recoup::platform::inline drawing {

FontSet program_fonts();

}  // namespace recoup::platform::inline drawing
