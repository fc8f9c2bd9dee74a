#include "portable/stopping.h"

#include <doctest/doctest.h>

using namespace recoup;

TEST_CASE("a thread that goes asks its work to stop and waits for it") {
    std::atomic<bool> ended = false;
    {
        const portable::Thread thread([&](const portable::StopToken& stop) {
            while (!stop.stop_requested()) std::this_thread::yield();
            ended = true;
        });
    }
    CHECK(ended);
}

TEST_CASE("work that takes no token is waited for") {
    std::atomic<bool> ended = false;
    {
        const portable::Thread thread([&] { ended = true; });
    }
    CHECK(ended);
}

TEST_CASE("a thread that another takes the place of is stopped first") {
    std::atomic<int> ended = 0;
    portable::Thread thread([&](const portable::StopToken& stop) {
        while (!stop.stop_requested()) std::this_thread::yield();
        ++ended;
    });
    thread = portable::Thread();
    CHECK(ended == 1);
    CHECK_FALSE(thread.joinable());
}

TEST_CASE("copies of a source ask the same work") {
    portable::StopSource source;
    auto copy = source;
    const auto token = source.token();
    CHECK_FALSE(token.stop_requested());
    copy.request_stop();
    CHECK(token.stop_requested());
}
