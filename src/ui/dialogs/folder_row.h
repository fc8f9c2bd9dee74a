// Where something is written: a folder that is typed, chosen in the desktop's dialog or taken from the usual ones. For
// the dialogs that write several files. Main thread.
#pragma once

#include <string>

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline dialogs {

struct FolderRowUi {
    bool filled = false;  // with the first of the usual folders
    std::string folder;
    TextFieldState field;
};

// Design pixels that it takes: a captioned field, and chips where there are several folders.
float folder_row_height(const Context& ctx);

// `name` begins the probes: name/folder, name/choose. True when Enter was pressed in the field.
bool draw_folder_row(Context& ctx, const std::string& name, FolderRowUi& ui, Rect& column);

}  // namespace recoup::ui::inline dialogs
