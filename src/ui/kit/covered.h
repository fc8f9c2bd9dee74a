// What is covered of a picture, over its small picture: the boxes where they lie, and how many there are. Main thread.
// Knows no view.
#pragma once

#include <span>

#include "core/redact/covers.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {

inline constexpr ImU32 kCoverInk = IM_COL32(0x10, 0x13, 0x18, 255);       // as media::kCoverColour
inline constexpr ImU32 kCoverLabelInk = IM_COL32(0xC3, 0xCA, 0xD8, 255);  // of a label in it
inline constexpr float kCoverGrowth = 2;                                  // as media::kCoverGrowth_px

// Over what thumbnail() drew into this box, of a picture of this size. Nothing where nothing is covered.
void draw_covered(Canvas& ctx, const Rect& box, ImVec2 picture_px, std::span<const core::CoverBox> boxes,
                  float design_radius = 6);

}  // namespace recoup::ui::inline kit
