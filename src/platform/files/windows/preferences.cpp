#include "platform/files/preferences.h"

#include "platform/files/windows/win32.h"

namespace recoup::platform::inline files {

bool desktop_prefers_dark() {
    constexpr auto* kKey = L"Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
    DWORD light = 1, size = sizeof light;
    const auto read =
        ::RegGetValueW(HKEY_CURRENT_USER, kKey, L"AppsUseLightTheme", RRF_RT_REG_DWORD, nullptr, &light, &size);
    return read == ERROR_SUCCESS && light == 0;
}

bool desktop_wants_stillness() {
    BOOL animates = TRUE;
    ::SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, &animates, 0);
    return animates == FALSE;
}

std::string locale_name() {
    wchar_t name[LOCALE_NAME_MAX_LENGTH] = L"";
    ::GetUserDefaultLocaleName(name, LOCALE_NAME_MAX_LENGTH);
    return narrow(name);
}

// The language of the system's own windows; the locale above says how numbers are written, which many choose apart.
bool locale_is_chinese() {
    return PRIMARYLANGID(::GetUserDefaultUILanguage()) == LANG_CHINESE;
}

}  // namespace recoup::platform::inline files
