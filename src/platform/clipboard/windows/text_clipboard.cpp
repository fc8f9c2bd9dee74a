#include "platform/clipboard/text_clipboard.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstring>

#include "platform/clipboard/windows/open_clipboard.h"
#include "platform/files/windows/win32.h"

namespace recoup::platform::inline clipboard {
namespace {

constexpr std::chrono::milliseconds kPatience{1000};
constexpr std::size_t kMaxTextBytes = std::size_t{4} << 20;

// Lines end with two characters there, with one here.
std::string with_our_lines(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text.substr(i, 2) != "\r\n") out += text[i];
    return out;
}

std::string with_their_lines(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n' && !out.ends_with('\r')) out += '\r';
        out += c;
    }
    return out;
}

}  // namespace

std::string TextClipboard::text() const {
    const OpenClipboard clipboard(kPatience);
    // Copied files may be offered as text as well, but whoever pastes them means the files.
    if (!clipboard || ::IsClipboardFormatAvailable(CF_HDROP) != FALSE) return {};
    if (clipboard.size_of(CF_UNICODETEXT).value_or(kMaxTextBytes + 1) > kMaxTextBytes) return {};
    const auto bytes = clipboard.bytes_of(CF_UNICODETEXT);
    std::wstring text(bytes.size() / sizeof(wchar_t), L'\0');
    std::memcpy(text.data(), bytes.data(), text.size() * sizeof(wchar_t));
    text.resize(std::min(text.find(L'\0'), text.size()));
    return with_our_lines(narrow(text));
}

void TextClipboard::set_text(const std::string& text) {
    glfwSetClipboardString(window_, with_their_lines(text).c_str());
}

}  // namespace recoup::platform::inline clipboard
