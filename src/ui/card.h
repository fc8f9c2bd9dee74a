// One card of the board. Main thread.
#pragma once

#include "ui/kit.h"

namespace recoup::ui {

inline constexpr float kCardGap = 10;

// Height for a column of this width, without the gap. Cheap: called for every card of the file.
float card_height(Context& ctx, const core::CaseRecord& record, float width_px);

enum class CardLook : std::uint8_t { plain, selected, lifted };
void draw_card(Context& ctx, const core::CaseRecord& record, const Rect& box, CardLook look);

}  // namespace recoup::ui
