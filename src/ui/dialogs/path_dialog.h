// A path typed by hand, completed as it is typed, where the desktop has no dialog of its own. Main thread. Does not
// look at the disk: asks for what could follow.
#pragma once

#include <string>

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline dialogs {

struct PathUi {
    ChoosePathRequest choice;
    std::string text;  // may be filled before it is opened
    TextFieldState field;
    bool begun = false;
    std::string completed_for;
    int highlighted = 0;
};

// Sends a UsePathRequest when confirmed. True when it is to be closed. Takes keys if ctx.layer_active.
bool draw_path_dialog(Context& ctx, PathUi& ui);

// What a choice of this use is called.
core::Tr path_title(PathUse use);

// A path without its middle where it is too long: the first folder and the name say most.
std::string shortened_path(Text& text, const TextStyle& style, const std::string& path, float room_px);

}  // namespace recoup::ui::inline dialogs
