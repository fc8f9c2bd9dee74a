#include "platform/clipboard/text_clipboard.h"

#include <GLFW/glfw3.h>

namespace recoup::platform::inline clipboard {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{4} << 20;

}  // namespace

std::string TextClipboard::text() const {
    const char* text = glfwGetClipboardString(window_);
    std::string copy = text == nullptr ? "" : text;
    return copy.size() > kMaxTextBytes ? std::string() : copy;
}

void TextClipboard::set_text(const std::string& text) {
    glfwSetClipboardString(window_, text.c_str());
}

}  // namespace recoup::platform::inline clipboard
