#include "platform/clipboard/linux/selection.h"

#include "platform/clipboard/linux/wayland_selection.h"
#include "platform/clipboard/linux/x11_selection.h"

namespace recoup::platform::inline clipboard {

std::unique_ptr<Selection> open_clipboard(std::chrono::milliseconds patience) {
    if (auto selection = WaylandSelection::open_clipboard(patience)) return selection;
    return X11Selection::open_clipboard(patience);
}

}  // namespace recoup::platform::inline clipboard
