// A sum where it may be too long: whole, or in brief with the whole in the tooltip; never cut. Main thread.
#pragma once

#include <string>

#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {

// The text that stands there.
std::string amount_that_fits(Canvas& ctx, const TextStyle& style, const std::string& amount, float room_px);
void amount_label(Canvas& ctx, const char* id, const Rect& box, const TextStyle& style, Role role,
                  const std::string& amount, Align align = Align::left);

}  // namespace recoup::ui::inline kit
