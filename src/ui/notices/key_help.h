// F1: which key does what, in two columns. Main thread.
#pragma once

#include <span>

#include "ui/context/context.h"
#include "ui/context/view_entry.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline notices {

struct KeyHelpUi {
    float scroll = 0;
};

// True when it is to be closed. Takes keys if ctx.layer_active.
bool draw_key_help(Context& ctx, KeyHelpUi& ui, std::span<const ViewEntry> views);

// Caps for "Ctrl+K", or for several ways "J|K", right-aligned in the box; returns their left end.
float key_caps(Context& ctx, const Rect& box, std::string_view keys);

}  // namespace recoup::ui::inline notices
