// "Export originals": which folder, and exactly what will be written there. Main thread. Writes nothing itself.
#pragma once

#include <string>
#include <vector>

#include "ui/dialogs/folder_row.h"

namespace recoup::ui::inline dialogs {

struct ExportUi {
    core::Uuid case_uuid;
    std::vector<core::Uuid> evidence;  // nothing: all of the case
    FolderRowUi folder;
    float scroll = 0;
    bool shown = true;  // of what is redacted the redacted picture
};

// Sends an ExportRequest when confirmed. True when it is to be closed. Takes keys if ctx.layer_active.
bool draw_export(Context& ctx, ExportUi& ui);

}  // namespace recoup::ui::inline dialogs
