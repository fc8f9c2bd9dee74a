#include "platform/files/preferences.h"

#include <doctest/doctest.h>
#include <windows.h>

#include <optional>

using namespace recoup::platform;

namespace {

// What the person chose for programs in the settings of colours; what stood there comes back.
class ChosenTheme {
  public:
    ChosenTheme() {
        REQUIRE(::RegCreateKeyW(HKEY_CURRENT_USER, L"Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                                &key_) == ERROR_SUCCESS);
        DWORD value = 0, size = sizeof value;
        if (::RegGetValueW(key_, nullptr, kName, RRF_RT_REG_DWORD, nullptr, &value, &size) == ERROR_SUCCESS)
            before_ = value;
    }
    ChosenTheme(const ChosenTheme&) = delete;
    ChosenTheme& operator=(const ChosenTheme&) = delete;
    ~ChosenTheme() {
        before_ ? set_light(*before_) : unset();
        ::RegCloseKey(key_);
    }

    void set_light(DWORD light) {
        ::RegSetValueExW(key_, kName, 0, REG_DWORD, reinterpret_cast<BYTE*>(&light), sizeof light);
    }
    void set_text(const wchar_t* text) {
        const auto bytes = (std::char_traits<wchar_t>::length(text) + 1) * sizeof(wchar_t);
        ::RegSetValueExW(key_, kName, 0, REG_SZ, reinterpret_cast<const BYTE*>(text), static_cast<DWORD>(bytes));
    }
    void unset() { ::RegDeleteValueW(key_, kName); }

  private:
    static constexpr const wchar_t* kName = L"AppsUseLightTheme";
    HKEY key_ = nullptr;
    std::optional<DWORD> before_;
};

void animate(bool on) {
    REQUIRE(::SystemParametersInfoW(SPI_SETCLIENTAREAANIMATION, 0, reinterpret_cast<void*>(INT_PTR{on}), 0) != FALSE);
}

}  // namespace

TEST_CASE("programs are dark where the person chose so, and light where nothing is said") {
    ChosenTheme theme;
    theme.set_light(0);
    CHECK(desktop_prefers_dark());
    theme.set_light(1);
    CHECK_FALSE(desktop_prefers_dark());
    theme.unset();
    CHECK_FALSE(desktop_prefers_dark());
}

TEST_CASE("a choice of another kind than Windows writes is none") {
    ChosenTheme theme;
    for (const auto* text : {L"", L"0", L"dark"}) {
        theme.set_text(text);
        CHECK_FALSE(desktop_prefers_dark());
    }
}

TEST_CASE("nothing moves where the person has turned animations off") {
    const bool before = !desktop_wants_stillness();
    animate(false);
    CHECK(desktop_wants_stillness());
    animate(true);
    CHECK_FALSE(desktop_wants_stillness());
    animate(before);
}
