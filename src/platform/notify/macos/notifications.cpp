// Notes by osascript, the system's own program for scripts: only a program that is signed and lies in a bundle may show
// them itself. They have no buttons, and nobody tells when they go.
#include "platform/notify/notifications.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "platform/files/programs.h"
#include "platform/notify/notification_text.h"
#include "portable/stopping.h"

namespace recoup::platform::inline notify {
namespace {

constexpr const char* kScripts = "/usr/bin/osascript";
constexpr std::size_t kMaxTitleBytes = 200;
constexpr std::size_t kMaxBodyBytes = 1000;

// Text goes as arguments, never as a part of the script. The first is a word of ours: one that begins with "-" there
// would be an option.
bool show_by_script(const app::Notice& notice) {
    return run_and_wait({kScripts, "-e", "on run argv", "-e",
                         "display notification (item 3 of argv) with title (item 2 of argv)", "-e", "end run", "note",
                         notice_title(notice.title, kMaxTitleBytes), plain_notice_text(notice.body, kMaxBodyBytes)}) ==
           0;
}

// One thread of its own, begun with the first note, asleep between.
class ScriptedNotifications final : public app::Notifications {
  public:
    ScriptedNotifications() = default;
    ScriptedNotifications(const ScriptedNotifications&) = delete;
    ScriptedNotifications& operator=(const ScriptedNotifications&) = delete;
    ~ScriptedNotifications() override {
        {
            const std::lock_guard lock(mutex_);
            over_ = true;
        }
        wakes_.notify_one();
        thread_ = portable::Thread();
    }

    void on_reply(Listener listener) override {
        const std::lock_guard lock(listening_);
        listener_ = std::move(listener);
    }

    void show(const app::Notice& notice) override {
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(notice);
            if (!thread_.joinable()) thread_ = portable::Thread([this] { run(); });
        }
        wakes_.notify_one();
    }

    bool available() override {
        std::error_code error;
        return std::filesystem::exists(kScripts, error);
    }

  private:
    void run() {
        while (const auto next = wait()) {
            const bool shown = show_by_script(*next);
            answer(next->id, shown ? app::NoticeReply::shown : app::NoticeReply::failed);
            if (shown) answer(next->id, app::NoticeReply::closed);
        }
    }

    // The next note; nothing when it is over.
    std::optional<app::Notice> wait() {
        std::unique_lock lock(mutex_);
        wakes_.wait(lock, [this] { return over_ || !waiting_.empty(); });
        if (over_) return std::nullopt;
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        return next;
    }

    void answer(const std::string& id, app::NoticeReply reply) {
        const std::lock_guard lock(listening_);
        if (listener_) listener_(id, reply);
    }

    std::mutex mutex_;  // guards the two below
    std::deque<app::Notice> waiting_;
    bool over_ = false;
    std::condition_variable wakes_;
    std::mutex listening_;  // held while the listener is called
    Listener listener_;
    portable::Thread thread_;  // last: it uses the others
};

}  // namespace

std::unique_ptr<app::Notifications> system_notifications() {
    return std::make_unique<ScriptedNotifications>();
}

}  // namespace recoup::platform::inline notify
