// "3 changes are not in the file yet": asked before the window closes, with what is left to do about it. Main thread.
#pragma once

#include "ui/context/context.h"

namespace recoup::ui::inline dialogs {

struct ClosingUi {
    std::size_t chosen = 0;
};

// Of AppView::closing; sends the request. Takes keys if ctx.layer_active. True when it is to be closed.
bool draw_closing(Context& ctx, ClosingUi& ui);

}  // namespace recoup::ui::inline dialogs
