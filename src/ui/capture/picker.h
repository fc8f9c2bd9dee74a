// "Choose screenshots": the newest pictures of the usual folders, several at once, or a path by hand. Main thread.
// Does not look at the disk: asks for the list and for thumbnails.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline capture {

struct PickerUi {
    std::optional<core::Uuid> case_uuid;     // nothing: a new case
    std::optional<core::EvidenceKind> kind;  // the slot they are for
    bool asked = false;                      // for the newest pictures
    std::vector<std::string> chosen;         // paths, in the order of choosing
    int cursor = 0;
    bool keyboard = false;  // show the cursor
    float scroll = 0;
    std::string path;
    TextFieldState path_field;
};

// Sends an ImportRequest when confirmed. True when it is to be closed. Takes keys if ctx.layer_active.
bool draw_picker(Context& ctx, PickerUi& ui);

// A path as people paste it: without quotes around it, or a file: address. Empty if it is none.
std::string path_from_text(std::string_view text);

}  // namespace recoup::ui::inline capture
