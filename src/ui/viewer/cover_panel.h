// What stands around the picture while parts of it are being covered: the list of boxes and proposals with what becomes
// of them, and the buttons of the bar. Main thread.
#pragma once

#include "ui/viewer/cover.h"

namespace recoup::ui::inline viewer {

void draw_cover_panel(Context& ctx, CoverUi& ui, const CoverTarget& target, const Rect& area);
// At the right end of the bar; what is left of `row` is the caller's.
void draw_cover_buttons(Context& ctx, CoverUi& ui, const CoverTarget& target, Rect& row);
// Behind the name: that covering goes on. Its width.
float cover_chip_width(Context& ctx);
void draw_cover_chip(Context& ctx, const Rect& box);

}  // namespace recoup::ui::inline viewer
