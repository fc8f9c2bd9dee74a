// A chat screenshot as its turns, beside the picture: who said what, and when, marked as read by a machine. A turn that
// is pressed is selected in the picture. Main thread.
#pragma once

#include "core/view/chats.h"
#include "ui/viewer/viewer.h"

namespace recoup::ui::inline viewer {

// What was read of this piece of evidence as a chat; nothing: it is none, or was not read.
const core::ChatView* chat_of(const Context& ctx, const core::Uuid& evidence);

// The lines of a turn that was pressed.
std::optional<TextRange> draw_transcript(Context& ctx, ViewerUi& ui, const core::ChatView& chat,
                                         const core::CaseRow& row, const Rect& area);

}  // namespace recoup::ui::inline viewer
