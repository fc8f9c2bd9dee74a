// "Pictures to fit…": what a portal takes, which the route remembers, and where the pictures go. Main thread. Makes
// nothing itself.
#pragma once

#include <string>

#include "ui/dialogs/folder_row.h"

namespace recoup::ui::inline dialogs {

struct UploadUi {
    core::Uuid case_uuid;
    bool begun = false;  // with what the route remembers
    std::string files, each;
    bool jpg = true, png = true, pdf = false;
    TextFieldState files_field, each_field;
    FolderRowUi folder;
};

// Sends an UploadSetRequest when confirmed. True when it is to be closed. Takes keys if ctx.layer_active.
bool draw_upload(Context& ctx, UploadUi& ui);

}  // namespace recoup::ui::inline dialogs
