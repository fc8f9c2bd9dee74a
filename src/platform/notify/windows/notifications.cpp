#include "platform/notify/notifications.h"

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "platform/bus/windows/com.h"
#include "platform/files/windows/win32.h"
#include "platform/notify/windows/balloon.h"
#include "platform/notify/windows/toasts.h"

namespace recoup::platform::inline notify {
namespace {

// One thread of its own, begun with the first note, asleep between.
class WindowsNotifications final : public app::Notifications {
  public:
    WindowsNotifications() = default;
    WindowsNotifications(const WindowsNotifications&) = delete;
    WindowsNotifications& operator=(const WindowsNotifications&) = delete;
    ~WindowsNotifications() override {
        {
            const std::lock_guard lock(mutex_);
            stop_ = true;
        }
        ::SetEvent(wakes_.get());
        if (thread_.joinable()) thread_.join();
    }

    void on_reply(Listener listener) override {
        const std::lock_guard lock(listening_);
        listener_ = std::move(listener);
    }

    void show(const app::Notice& notice) override {
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(notice);
            if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
        }
        ::SetEvent(wakes_.get());
    }

    bool available() override {
        const Apartment apartment(COINIT_MULTITHREADED);
        return Toasts([](const std::string&, app::NoticeReply) {}).available() || Balloon::available();
    }

  private:
    void run() {
        const Apartment apartment(COINIT_MULTITHREADED);
        const auto tell = [this](const std::string& id, app::NoticeReply reply) { answer(id, reply); };
        Toasts toasts(tell);
        Balloon balloon(tell);
        while (auto next = wait()) {
            const bool shown = (toasts.available() && toasts.show(*next)) || balloon.show(*next);
            answer(next->id, shown ? app::NoticeReply::shown : app::NoticeReply::failed);
        }
    }

    // The next note, what the balloon hears being heard meanwhile; nothing when it is over.
    std::optional<app::Notice> wait() {
        while (true) {
            {
                const std::lock_guard lock(mutex_);
                if (stop_) return std::nullopt;
                if (!waiting_.empty()) {
                    auto next = std::move(waiting_.front());
                    waiting_.pop_front();
                    return next;
                }
            }
            const HANDLE wakes = wakes_.get();
            ::MsgWaitForMultipleObjects(1, &wakes, FALSE, INFINITE, QS_ALLINPUT);
            MSG message;
            while (::PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE) != FALSE) ::DispatchMessageW(&message);
        }
    }

    void answer(const std::string& id, app::NoticeReply reply) {
        const std::lock_guard lock(listening_);
        if (listener_) listener_(id, reply);
    }

    UniqueHandle wakes_{::CreateEventW(nullptr, FALSE, FALSE, nullptr)};
    std::mutex mutex_;  // guards the two below
    std::deque<app::Notice> waiting_;
    bool stop_ = false;
    std::mutex listening_;  // held while the listener is called
    Listener listener_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<app::Notifications> system_notifications() {
    return std::make_unique<WindowsNotifications>();
}

}  // namespace recoup::platform::inline notify
