// "About": version, licence, what the program is not, and the licences of all that is embedded. Main thread.
#pragma once

#include <vector>

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline notices {

struct AboutUi {
    float scroll = 0;
    std::vector<TextLine> lines;  // of the licences, for a width
    float lines_width = 0;
    float lines_scale = 0;
};

// True when it is to be closed. Takes keys if ctx.layer_active.
bool draw_about(Context& ctx, AboutUi& ui);

}  // namespace recoup::ui::inline notices
