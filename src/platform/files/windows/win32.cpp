#include "platform/files/windows/win32.h"

#include "portable/path_text.h"

namespace recoup::platform::inline files {

std::error_code last_error() {
    return {static_cast<int>(::GetLastError()), std::system_category()};
}

std::wstring wide(std::string_view utf8) {
    const auto units = portable::utf16(utf8);
    return {units.begin(), units.end()};
}

std::string narrow(std::wstring_view utf16) {
    return portable::from_utf16(std::u16string(utf16.begin(), utf16.end()));
}

}  // namespace recoup::platform::inline files
