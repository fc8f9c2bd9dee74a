#include "platform/bus/windows/com.h"

#include "platform/files/windows/win32.h"

namespace recoup::platform::inline bus {

Apartment::Apartment(COINIT kind) : ours_(SUCCEEDED(::CoInitializeEx(nullptr, kind))) {}

Apartment::~Apartment() {
    if (ours_) ::CoUninitialize();
}

Bstr::Bstr(std::string_view utf8) {
    const auto text = wide(utf8);
    text_ = ::SysAllocStringLen(text.data(), static_cast<UINT>(text.size()));
}

std::string Bstr::utf8() const {
    return narrow({text_, ::SysStringLen(text_)});
}

VARIANT no_value() {
    VARIANT value;
    ::VariantInit(&value);
    return value;
}

std::error_code error_of(HRESULT result) {
    return SUCCEEDED(result) ? std::error_code() : std::error_code(result, std::system_category());
}

}  // namespace recoup::platform::inline bus
