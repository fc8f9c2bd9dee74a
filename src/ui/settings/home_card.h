// Asked once, on the empty board: whose rules, and which currency. What is guessed stands there already; Enter takes
// it, and who makes a case first has taken it as well. Main thread.
#pragma once

#include <optional>

#include "core/base/region.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline settings {

struct HomeCardUi {
    std::optional<core::Home> chosen;  // nothing: as guessed
    SelectState currency_list;
};

// How high it is in physical pixels, for what stands beside it; 0 when there is nothing to ask.
float home_card_height(const Context& ctx);
void draw_home_card(Context& ctx, HomeCardUi& ui, const Rect& box);

// The two choices as they stand in the settings, too: the token or the code that was chosen in this frame.
std::optional<std::string> region_segments(Context& ctx, const char* id, const Rect& box, std::string_view region);
std::optional<std::string> currency_select(Context& ctx, const char* id, const Rect& box, const std::string& currency,
                                           SelectState& list);
// Another region brings its currency along where the old one's was chosen.
void move_home(core::Home& home, const std::string& region);

}  // namespace recoup::ui::inline settings
