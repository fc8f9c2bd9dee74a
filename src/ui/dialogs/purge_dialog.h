// "Erase for good?": how long ago it has to be removed, what goes, and then which backups hold it still. Main thread.
#pragma once

#include "ui/context/context.h"

namespace recoup::ui::inline dialogs {

struct PurgeUi {};  // all it shows is the program's

// Of AppView::purge; sends the requests. True when it is to be closed. Takes keys if ctx.layer_active.
bool draw_purge(Context& ctx, PurgeUi& ui);

}  // namespace recoup::ui::inline dialogs
