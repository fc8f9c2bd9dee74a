#include "platform/window/end_watch.h"

#include <atomic>
#include <utility>

#include "platform/files/windows/win32.h"

namespace recoup::platform::inline window {
namespace {

constexpr UINT kEnd = WM_APP;
constexpr const wchar_t* kClass = L"RecoupEndWatch";
// The system ends a program that takes longer by itself.
constexpr DWORD kPatience_ms = 20'000;

// Windows' handlers get nothing of ours.
struct Watching {
    std::function<void()> ended;
    UniqueHandle over{::CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    DWORD thread = 0;
    std::atomic<bool> asked = false;  // at the console; the second time is the system's
};
Watching* watching = nullptr;

void tell() {
    if (const auto ended = std::exchange(watching->ended, nullptr)) ended();
}

// The program ends with the return of what the system waits for, so that comes last.
void tell_and_wait() {
    tell();
    ::WaitForSingleObject(watching->over.get(), kPatience_ms);
}

LRESULT CALLBACK hear(HWND window, UINT message, WPARAM w, LPARAM l) {
    if (message == WM_ENDSESSION && w != FALSE) tell_and_wait();
    return ::DefWindowProcW(window, message, w, l);
}

// Ctrl+C and the console's end; in a thread that the system makes.
BOOL WINAPI hear_console(DWORD event) {
    if (watching == nullptr || watching->asked.exchange(true)) return FALSE;
    ::PostThreadMessageW(watching->thread, kEnd, 0, 0);
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) ::WaitForSingleObject(watching->over.get(), kPatience_ms);
    return TRUE;
}

// A window that nobody sees: one for messages alone is not told that the session ends.
HWND make_window() {
    WNDCLASSW kind{};
    kind.lpfnWndProc = hear;
    kind.hInstance = ::GetModuleHandleW(nullptr);
    kind.lpszClassName = kClass;
    ::RegisterClassW(&kind);
    return ::CreateWindowExW(WS_EX_TOOLWINDOW, kClass, L"", WS_POPUP, 0, 0, 0, 0, nullptr, nullptr, kind.hInstance,
                             nullptr);
}

void serve(HANDLE ready) {
    const HWND window = make_window();
    MSG message;
    ::PeekMessageW(&message, nullptr, 0, 0, PM_NOREMOVE);  // with its first call a thread can be sent messages
    watching->thread = ::GetCurrentThreadId();
    ::SetEvent(ready);
    while (::GetMessageW(&message, nullptr, 0, 0) > 0) {
        if (message.hwnd == nullptr && message.message == kEnd) tell();
        ::DispatchMessageW(&message);
    }
    ::DestroyWindow(window);
}

}  // namespace

EndWatch::EndWatch(std::function<void()> ended) {
    watching = new Watching;
    watching->ended = std::move(ended);
    const UniqueHandle ready(::CreateEventW(nullptr, TRUE, FALSE, nullptr));
    thread_ = std::thread([&ready] { serve(ready.get()); });
    ::WaitForSingleObject(ready.get(), INFINITE);
    ::SetConsoleCtrlHandler(hear_console, TRUE);
}

EndWatch::~EndWatch() {
    ::SetConsoleCtrlHandler(hear_console, FALSE);
    ::SetEvent(watching->over.get());
    ::PostThreadMessageW(watching->thread, WM_QUIT, 0, 0);
    thread_.join();
    delete std::exchange(watching, nullptr);
}

}  // namespace recoup::platform::inline window
