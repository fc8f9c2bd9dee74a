// One card of the board. Main thread.
#pragma once

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline board {

inline constexpr float kCardGap = 10;  // design pixels

// Height in physical pixels for a column of this width, without the gap. Called for the cards that one comes near.
float card_height(Context& ctx, const core::CaseRecord& record, float width_px);

enum class CardLook : std::uint8_t { plain, selected, lifted };
void draw_card(Context& ctx, const core::CaseRecord& record, const Rect& box, CardLook look);

}  // namespace recoup::ui::inline board
