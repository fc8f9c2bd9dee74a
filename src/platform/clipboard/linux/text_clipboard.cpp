#include "platform/clipboard/text_clipboard.h"

#include <GLFW/glfw3.h>

#include <chrono>

#include "platform/clipboard/clipboard_offer.h"
#include "platform/clipboard/linux/x11_selection.h"

namespace recoup::platform::inline clipboard {
namespace {

constexpr std::chrono::milliseconds kPatience{1000};
constexpr std::size_t kMaxTextBytes = std::size_t{4} << 20;

}  // namespace

std::string TextClipboard::text() const {
    const auto selection = X11Selection::open_clipboard(kPatience);
    if (!selection) {
        // No X server: another window system, where GLFW's reading is sound.
        const char* text = glfwGetClipboardString(window_);
        return text != nullptr ? text : "";
    }
    if (!selection->has_owner()) return {};
    if (selection->owner() == own_selection_) return own_text_;
    // Some programs answer any request with the picture they hold; only what is offered as text is text. Copied files
    // are offered as text as well, but whoever pastes them means the files.
    static constexpr const char* kText[] = {"UTF8_STRING"};
    auto answer = X11Selection::Answer::ok;
    if (!selection->offered(kFileListTargets, answer).empty() || selection->offered(kText, answer).empty()) return {};
    const auto reply = selection->read("UTF8_STRING", kMaxTextBytes);
    return {reply.bytes.begin(), reply.bytes.end()};
}

void TextClipboard::set_text(const std::string& text) {
    glfwSetClipboardString(window_, text.c_str());
    own_text_ = text;
    const auto selection = X11Selection::open_clipboard(kPatience);
    own_selection_ = selection ? selection->owner() : 0;
}

}  // namespace recoup::platform::inline clipboard
