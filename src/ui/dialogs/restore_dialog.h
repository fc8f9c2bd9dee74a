// "Restore this backup?": asked once, since it takes the place of the open file; or into a new file. Main thread.
#pragma once

#include <string>

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline dialogs {

struct RestoreUi {
    std::string path;  // the backup
};

// Sends the request. True when it is to be closed. Takes keys if ctx.layer_active.
bool draw_restore(Context& ctx, const RestoreUi& ui);

}  // namespace recoup::ui::inline dialogs
