// Writing a template of one's own: title, stages, text with placeholders to choose from; what is wrong is said while it
// is typed. Main thread.
#pragma once

#include "core/law/message.h"
#include "ui/context/context.h"
#include "ui/drawer/parts.h"

namespace recoup::ui::inline drawer {

// To be edited when it is the person's own, else to be made into one.
OwnMessage own_from(const core::Message& message, core::Lang lang);

void draw_own_message(Context& ctx, MessagesUi& ui, Rect& column);

}  // namespace recoup::ui::inline drawer
