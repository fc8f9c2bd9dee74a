#include "platform/clipboard/system_clipboard.h"

namespace recoup::platform::inline clipboard {

// Pictures are handed over by the system's frameworks alone; they come by files and by dragging.
app::ClipboardContent SystemClipboard::read_images() {
    app::ClipboardContent content;
    content.state = app::ClipboardContent::State::other;
    return content;
}

}  // namespace recoup::platform::inline clipboard
