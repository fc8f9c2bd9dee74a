// "Export…": all cases or one, in which form, into which folder. Main thread. Writes nothing itself.
#pragma once

#include <optional>

#include "ui/dialogs/folder_row.h"

namespace recoup::ui::inline dialogs {

struct TablesUi {
    std::optional<core::Uuid> case_uuid;  // nothing: all cases
    ExportForm form = ExportForm::page;
    FolderRowUi folder;
};

// Sends an ExportTablesRequest when confirmed. True when it is to be closed. Takes keys if ctx.layer_active.
bool draw_tables(Context& ctx, TablesUi& ui);

}  // namespace recoup::ui::inline dialogs
