#include "platform/window/end_watch.h"

#include <doctest/doctest.h>
#include <windows.h>

#include <future>

using namespace recoup::platform;

TEST_CASE("the end of the session is told, and waits until the program has ended") {
    std::promise<void> ended;
    std::future<LRESULT> answer;
    {
        const EndWatch watch([&] { ended.set_value(); });
        const HWND window = ::FindWindowW(L"RecoupEndWatch", nullptr);
        REQUIRE(window != nullptr);
        CHECK(::SendMessageW(window, WM_QUERYENDSESSION, 0, 0) == TRUE);
        answer = std::async(std::launch::async, [&] { return ::SendMessageW(window, WM_ENDSESSION, TRUE, 0); });
        ended.get_future().wait();
        CHECK(answer.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
    }
    answer.get();
    CHECK(::FindWindowW(L"RecoupEndWatch", nullptr) == nullptr);
}

TEST_CASE("another watch can follow") {
    const EndWatch watch([] {});
    CHECK(::FindWindowW(L"RecoupEndWatch", nullptr) != nullptr);
}
