// Which embedded font draws what. Any thread.
#pragma once

#include "platform/freetype_glyphs.h"

namespace recoup::platform {

FontSet program_fonts();

}  // namespace recoup::platform
