#include "platform/notify/windows/balloon.h"

#include <shellapi.h>

#include <algorithm>
#include <utility>

#include "platform/files/windows/win32.h"
#include "platform/notify/notification_text.h"

namespace recoup::platform::inline notify {
namespace {

constexpr UINT kFromSign = WM_APP;
constexpr const wchar_t* kClass = L"RecoupNotes";
constexpr int kProgramIcon = 1;  // of the resources

// The text's beginning, as much as fits.
template <std::size_t size>
void put(wchar_t (&to)[size], std::string_view text) {
    const auto whole = wide(text);
    std::copy_n(whole.c_str(), std::min(whole.size(), size - 1), to);
}

NOTIFYICONDATAW sign_of(HWND window) {
    NOTIFYICONDATAW sign{};
    sign.cbSize = sizeof sign;
    sign.hWnd = window;
    return sign;
}

HICON icon() {
    const auto own = ::LoadIconW(::GetModuleHandleW(nullptr), MAKEINTRESOURCEW(kProgramIcon));
    return own != nullptr ? own : ::LoadIconW(nullptr, IDI_APPLICATION);
}

}  // namespace

Balloon::Balloon(Answer answer) : answer_(std::move(answer)) {
    WNDCLASSW kind{};
    kind.lpfnWndProc = hear;
    kind.hInstance = ::GetModuleHandleW(nullptr);
    kind.lpszClassName = kClass;
    ::RegisterClassW(&kind);
    window_ = ::CreateWindowExW(0, kClass, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, kind.hInstance, nullptr);
    ::SetWindowLongPtrW(window_, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
}

Balloon::~Balloon() {
    if (there_) close();
    ::DestroyWindow(window_);
}

bool Balloon::available() {
    return ::FindWindowW(L"Shell_TrayWnd", nullptr) != nullptr;
}

bool Balloon::show(const app::Notice& notice) {
    if (there_) close();
    auto sign = sign_of(window_);
    sign.uFlags = NIF_MESSAGE | NIF_ICON | NIF_TIP | NIF_INFO;
    sign.uCallbackMessage = kFromSign;
    sign.hIcon = icon();
    sign.dwInfoFlags = notice.urgent ? NIIF_WARNING : NIIF_INFO;
    put(sign.szTip, "Recoup");
    put(sign.szInfoTitle, notice_title(notice.title, sizeof sign.szInfoTitle));
    put(sign.szInfo, plain_notice_text(notice.body, sizeof sign.szInfo));
    there_ = ::Shell_NotifyIconW(NIM_ADD, &sign) != FALSE;
    id_ = notice.id;
    return there_;
}

void Balloon::close() {
    auto sign = sign_of(window_);
    ::Shell_NotifyIconW(NIM_DELETE, &sign);
    there_ = false;
    answer_(id_, app::NoticeReply::closed);
}

LRESULT CALLBACK Balloon::hear(HWND window, UINT message, WPARAM w, LPARAM l) {
    auto* self = reinterpret_cast<Balloon*>(::GetWindowLongPtrW(window, GWLP_USERDATA));
    if (message != kFromSign || !self->there_) return ::DefWindowProcW(window, message, w, l);
    const auto event = LOWORD(l);
    const bool clicked = event == NIN_BALLOONUSERCLICK || event == WM_LBUTTONUP;
    if (clicked) self->answer_(self->id_, app::NoticeReply::open);
    if (clicked || event == NIN_BALLOONTIMEOUT || event == NIN_BALLOONHIDE) self->close();
    return 0;
}

}  // namespace recoup::platform::inline notify
