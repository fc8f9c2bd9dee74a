// One page of the guide, set to be read. Main thread.
#pragma once

#include "core/page.h"
#include "ui/kit.h"

namespace recoup::ui {

// Takes its height from the top of `column`.
void draw_page(Context& ctx, const core::Page& page, Rect& column);

// Names side by side, as many rows as they need.
void draw_name_chips(Context& ctx, const std::vector<std::string>& names, Rect& column);

}  // namespace recoup::ui
