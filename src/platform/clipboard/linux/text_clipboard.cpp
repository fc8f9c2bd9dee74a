#include "platform/clipboard/text_clipboard.h"

#include <GLFW/glfw3.h>

#include <chrono>

#include "platform/clipboard/clipboard_offer.h"
#include "platform/clipboard/linux/selection.h"

namespace recoup::platform::inline clipboard {
namespace {

constexpr std::chrono::milliseconds kPatience{1000};
constexpr std::size_t kMaxTextBytes = std::size_t{4} << 20;

}  // namespace

std::string TextClipboard::text() const {
    const auto selection = open_clipboard(kPatience);
    if (!selection || !selection->has_owner()) return {};
    if (selection->owner() == own_selection_) return own_text_;
    // Some programs answer any request with the picture they hold; only what is offered as text is text. Copied files
    // are offered as text as well, but whoever pastes them means the files.
    static constexpr const char* kText[] = {"UTF8_STRING", "text/plain;charset=utf-8"};
    auto answer = Selection::Answer::ok;
    if (!selection->offered(kFileListTargets, answer).empty()) return {};
    const auto offers = selection->offered(kText, answer);
    if (offers.empty()) return {};
    const auto reply = selection->read(offers.front().c_str(), kMaxTextBytes);
    return {reply.bytes.begin(), reply.bytes.end()};
}

void TextClipboard::set_text(const std::string& text) {
    glfwSetClipboardString(window_, text.c_str());
    own_text_ = text;
    const auto selection = open_clipboard(kPatience);
    own_selection_ = selection ? selection->owner() : 0;
}

}  // namespace recoup::platform::inline clipboard
