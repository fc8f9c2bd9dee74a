// Outlines as a font of the Compact Font Format with identities in place of names (Adobe Technical Notes 5176, 5177),
// which is what a PDF embeds. Pure, any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/report/typeface.h"

namespace recoup::exporting::inline pdf {

// The first outline stands for a missing character; the n-th has the identity n. At most 65,535.
std::string compact_font(std::string_view font_name, std::span<const core::GlyphOutline> outlines);

}  // namespace recoup::exporting::inline pdf
