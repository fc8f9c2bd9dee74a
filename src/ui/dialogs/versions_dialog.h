// Two versions of the file: which one to go on with. Neither is lost. Main thread.
#pragma once

#include "ui/context/context.h"

namespace recoup::ui::inline dialogs {

struct VersionsUi {
    std::size_t chosen = 0;
};

// Of AppView::versions; sends the request. Takes keys if ctx.layer_active. True when it is to be closed.
bool draw_versions(Context& ctx, VersionsUi& ui);

}  // namespace recoup::ui::inline dialogs
