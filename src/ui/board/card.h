// One card of the board. Main thread.
#pragma once

#include <map>
#include <string>

#include "core/view/found.h"
#include "ui/context/context.h"
#include "ui/context/today_rows.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline board {

inline constexpr float kCardGap = 10;  // design pixels

// Height in physical pixels for a column of this width, without the gap. Called for the cards that one comes near.
float card_height(Context& ctx, const core::CaseRecord& record, float width_px);

enum class CardLook : std::uint8_t { plain, selected, lifted };
void draw_card(Context& ctx, const core::CaseRecord& record, const Rect& box, CardLook look,
               const core::FoundCase& found, const core::CardLine& line);
// The line at its foot: a click there does what it says.
Rect card_foot(const Context& ctx, const Rect& card);

// Where the words of the search stand in the cards on screen, found out once for each.
class FoundCards {
  public:
    // Holds until the next call.
    const core::FoundCase& of(const Context& ctx, std::string_view search, const core::CaseRecord& record);

  private:
    std::string search_;
    std::uint64_t revision_ = 0;
    core::SearchQuery query_;
    std::map<core::Uuid, core::FoundCase> found_;
};

}  // namespace recoup::ui::inline board
