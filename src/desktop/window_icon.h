// The window's icon: the program's sign as in the rail, at the sizes that title bars and task bars ask for. Main
// thread.
#pragma once

#include "media/image.h"
#include "platform/window.h"
#include "ui/fonts.h"

namespace recoup::desktop {

media::Image window_icon(ui::GlyphSource& glyphs, int side_px);
void set_window_icon(platform::Window& window, ui::GlyphSource& glyphs);

}  // namespace recoup::desktop
