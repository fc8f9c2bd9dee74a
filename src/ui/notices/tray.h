// New screenshots that came by themselves: a line above every view, with what may become of them. Main thread.
#pragma once

#include "ui/context/context.h"

namespace recoup::ui::inline notices {

// Takes its place from the top of `display`, and its keys if ctx.layer_active; nothing where there is none.
void draw_tray(Context& ctx, Rect& display);

}  // namespace recoup::ui::inline notices
