// The window's icon: the program's sign as in the rail, at the sizes that title bars and task bars ask for. Main
// thread.
#pragma once

#include "media/base/bytes.h"
#include "media/base/image.h"
#include "platform/window/window.h"
#include "ui/frame/fonts.h"

namespace recoup::desktop::inline window {

media::Image window_icon(ui::GlyphSource& glyphs, int side_px);
// As a PNG, drawn with the program's own fonts.
media::Bytes icon_png(int side_px);
void set_window_icon(platform::Window& window, ui::GlyphSource& glyphs);

}  // namespace recoup::desktop::inline window
