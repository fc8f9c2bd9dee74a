// What is off the board: the archive and the bin, one list each, narrowed by the search of the window, with the way
// back. Main thread.
#pragma once

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline put_away {

enum class PutAway : std::uint8_t { archive, bin };

struct PutAwayUi {
    PutAway shown = PutAway::archive;
    std::array<float, 2> scroll{};
};

struct PutAwayEvents {
    std::optional<core::Uuid> open;
};

PutAwayEvents draw_put_away(Context& ctx, PutAwayUi& ui, std::string_view search, const Rect& area);

// The way there, at the right end of a row, which shrinks; nothing while both are empty. `brief`: signs and counts.
std::optional<PutAway> draw_put_away_chips(Context& ctx, Rect& row, bool brief);

}  // namespace recoup::ui::inline put_away
