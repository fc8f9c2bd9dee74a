// FreeType with those of its parts that our own fonts want: outlines of OpenType and TrueType, with hints, in greys.
// One thread.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

namespace recoup::platform::inline drawing {

// Null if there is no memory. Closed by FT_Done_Library, and its faces with it.
FT_Library open_font_library();

}  // namespace recoup::platform::inline drawing
