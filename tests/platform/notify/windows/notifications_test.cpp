#include "platform/notify/notifications.h"

#include <doctest/doctest.h>

#include <condition_variable>
#include <mutex>

using namespace recoup::platform;
namespace app = recoup::app;

TEST_CASE("a note is shown or said not to be, and nothing comes after nobody listens") {
    std::mutex mutex;
    std::condition_variable told;
    std::vector<app::NoticeReply> replies;
    const auto notifications = system_notifications();
    notifications->on_reply([&](const std::string& id, app::NoticeReply reply) {
        const std::lock_guard lock(mutex);
        CHECK(id == "1");
        replies.push_back(reply);
        told.notify_all();
    });
    notifications->show({.id = "1", .title = "到期", .body = "明天"});
    {
        std::unique_lock lock(mutex);
        told.wait(lock, [&] { return !replies.empty(); });
        CHECK((replies[0] == app::NoticeReply::shown || replies[0] == app::NoticeReply::failed));
    }
    notifications->on_reply({});
}
