#include <doctest/doctest.h>
#include <windows.h>

#include <atomic>

#include "platform/chooser/path_chooser.h"

using namespace recoup::platform;
namespace app = recoup::app;

TEST_CASE("a question that is taken back takes its dialog away and is not answered") {
    std::atomic<bool> answered = false;
    const auto chooser = system_chooser();
    for (const auto kind : {app::PathQuestion::Kind::open, app::PathQuestion::Kind::save}) {
        const auto asking = chooser->ask({.kind = kind, .title = "选择文件", .name = "退款.recoup"},
                                         [&](const app::PathAnswer&) { answered = true; });
        while (!answered && ::FindWindowW(nullptr, L"选择文件") == nullptr) ::SwitchToThread();
    }
    CHECK_FALSE(answered);
    CHECK(::FindWindowW(nullptr, L"选择文件") == nullptr);
}
