// app::Notifications over the session bus: org.freedesktop.Notifications 1.2. One thread of its own, begun with the
// first note, asleep between; without bus or server every note is answered with `failed`.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "app/ports.h"
#include "platform/files/posix/unique_fd.h"

struct sd_bus;
struct sd_bus_message;

namespace recoup::platform::inline notify {

class DbusNotifications final : public app::Notifications {
  public:
    DbusNotifications();
    DbusNotifications(const DbusNotifications&) = delete;
    DbusNotifications& operator=(const DbusNotifications&) = delete;
    ~DbusNotifications() override;

    void on_reply(Listener listener) override;
    void show(const app::Notice& notice) override;
    bool available() override;

  private:
    struct Server;  // the thread's: the connection and what is on the desktop

    void run();
    void wake() const;
    void answer(const std::string& id, app::NoticeReply reply);

    UniqueFd wakes_;
    std::mutex mutex_;  // guards the two below
    std::deque<app::Notice> waiting_;
    bool stop_ = false;
    std::mutex listening_;  // held while the listener is called
    Listener listener_;
    std::thread thread_;
};

}  // namespace recoup::platform::inline notify
