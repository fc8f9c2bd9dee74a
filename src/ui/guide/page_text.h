// One page of the guide, set to be read. Main thread.
#pragma once

#include "core/advice/page.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline guide {

// Takes its height from the top of `column`.
void draw_page(Context& ctx, const core::Page& page, Rect& column);

// Names side by side, as many rows as they need.
void draw_name_chips(Context& ctx, const std::vector<std::string>& names, Rect& column);

}  // namespace recoup::ui::inline guide
