#include "platform/window/window.h"

#include <doctest/doctest.h>
#include <windows.h>

using namespace recoup::platform;

TEST_CASE("a window that is dragged larger is drawn meanwhile, though its events do not return") {
    const auto opened = Window::open({.title = "Recoup of a test"});
    REQUIRE(opened);
    auto& window = **opened;
    window.present();
    int drawn = 0;
    window.on_redraw([&] { ++drawn; });
    const HWND handle = ::FindWindowW(nullptr, L"Recoup of a test");
    REQUIRE(handle != nullptr);
    ::RedrawWindow(handle, nullptr, nullptr, RDW_INVALIDATE | RDW_UPDATENOW);
    CHECK(drawn == 0);  // nobody waits for events
    ::InvalidateRect(handle, nullptr, FALSE);
    window.poll();
    CHECK(drawn > 0);
    window.on_redraw({});
    ::InvalidateRect(handle, nullptr, FALSE);
    window.poll();
}
