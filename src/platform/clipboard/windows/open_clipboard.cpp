#include "platform/clipboard/windows/open_clipboard.h"

namespace recoup::platform::inline clipboard {
namespace {

constexpr DWORD kBetweenTries_ms = 10;

}  // namespace

OpenClipboard::OpenClipboard(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!(open_ = ::OpenClipboard(nullptr) != FALSE) && std::chrono::steady_clock::now() < until)
        ::Sleep(kBetweenTries_ms);
}

OpenClipboard::~OpenClipboard() {
    if (open_) ::CloseClipboard();
}

std::optional<std::size_t> OpenClipboard::size_of(UINT format) const {
    if (::IsClipboardFormatAvailable(format) == FALSE) return std::nullopt;
    const HANDLE data = ::GetClipboardData(format);
    return data != nullptr ? std::optional<std::size_t>(::GlobalSize(data)) : std::nullopt;
}

std::vector<std::uint8_t> OpenClipboard::bytes_of(UINT format) const {
    const HANDLE data = ::GetClipboardData(format);
    if (data == nullptr) return {};
    std::vector<std::uint8_t> bytes;
    if (const auto* from = static_cast<const std::uint8_t*>(::GlobalLock(data))) {
        bytes.assign(from, from + ::GlobalSize(data));
        ::GlobalUnlock(data);
    }
    return bytes;
}

}  // namespace recoup::platform::inline clipboard
