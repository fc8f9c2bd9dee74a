#include "platform/files/name_text.h"

#include "core/base/text.h"
#include "platform/files/windows/win32.h"

namespace recoup::platform::inline files {
namespace {

constexpr UINT kGb18030 = 54936;

// Empty when the bytes are no such text, or this system does not know it.
std::string from_gb18030(std::string_view bytes) {
    const auto convert = [&](wchar_t* to, int room) {
        return ::MultiByteToWideChar(kGb18030, MB_ERR_INVALID_CHARS, bytes.data(), static_cast<int>(bytes.size()), to,
                                     room);
    };
    std::wstring text(static_cast<std::size_t>(convert(nullptr, 0)), L'\0');
    convert(text.data(), static_cast<int>(text.size()));
    return narrow(text);
}

}  // namespace

std::string name_text(std::string_view bytes) {
    if (core::is_valid_utf8(bytes)) return std::string(bytes);
    auto text = from_gb18030(bytes);
    return text.empty() ? std::string(bytes) : text;
}

}  // namespace recoup::platform::inline files
