// What an import has to say or to ask: the list of what could not be taken in, which stays until it is closed, and the
// question before a large folder. Main thread.
#pragma once

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline dialogs {

struct RefusedUi {
    float scroll = 0;
};
struct FolderUi {};

// Each: true when it is to be closed. Takes keys if ctx.layer_active.
bool draw_refused(Context& ctx, RefusedUi& ui);
bool draw_folder(Context& ctx, FolderUi& ui);

}  // namespace recoup::ui::inline dialogs
