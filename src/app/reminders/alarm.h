// Calls back at a moment of the wall clock, also when the machine slept over it. One thread of its own, begun with the
// first moment set, from which it calls and which ends with it; set() on one thread.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>

#include "portable/stopping.h"

namespace recoup::app::inline reminders {

class Alarm {
  public:
    using Moment = std::chrono::system_clock::time_point;

    explicit Alarm(std::function<void()> ring) : ring_(std::move(ring)) {}
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;
    ~Alarm() {
        {
            const std::lock_guard lock(mutex_);
            over_ = true;
        }
        changed_.notify_all();
    }

    // Takes the place of the one before; nothing: none.
    void set(std::optional<Moment> at) {
        {
            const std::lock_guard lock(mutex_);
            if (at == at_) return;
            at_ = at;
            if (at && !thread_.joinable()) thread_ = portable::Thread([this] { run(); });
        }
        changed_.notify_all();
    }

  private:
    void run() {
        std::unique_lock lock(mutex_);
        while (!over_) {
            if (!at_) {
                changed_.wait(lock, [&] { return over_ || at_; });
                continue;
            }
            const auto until = *at_;
            changed_.wait_until(lock, until, [&] { return over_ || at_ != until; });
            if (over_ || at_ != until) continue;
            at_.reset();
            lock.unlock();
            ring_();
            lock.lock();
        }
    }

    const std::function<void()> ring_;
    std::mutex mutex_;  // guards at_ and over_
    std::condition_variable changed_;
    std::optional<Moment> at_;
    bool over_ = false;
    portable::Thread thread_;  // last: it ends before what it uses
};

}  // namespace recoup::app::inline reminders
