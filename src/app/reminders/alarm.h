// Calls back at a moment of the wall clock, also when the machine slept over it. One thread of its own, begun with the
// first moment set, from which it calls and which ends with it; set() on one thread.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace recoup::app::inline reminders {

class Alarm {
  public:
    using Moment = std::chrono::system_clock::time_point;

    explicit Alarm(std::function<void()> ring) : ring_(std::move(ring)) {}
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;
    ~Alarm() = default;

    // Takes the place of the one before; nothing: none.
    void set(std::optional<Moment> at) {
        {
            const std::lock_guard lock(mutex_);
            if (at == at_) return;
            at_ = at;
            if (at && !thread_.joinable()) thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
        }
        changed_.notify_all();
    }

  private:
    void run(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        while (!stop.stop_requested()) {
            if (!at_) {
                changed_.wait(lock, stop, [&] { return at_.has_value(); });
                continue;
            }
            const auto until = *at_;
            changed_.wait_until(lock, stop, until, [&] { return at_ != until; });
            if (stop.stop_requested() || at_ != until) continue;
            at_.reset();
            lock.unlock();
            ring_();
            lock.lock();
        }
    }

    const std::function<void()> ring_;
    std::mutex mutex_;  // guards at_
    std::condition_variable_any changed_;
    std::optional<Moment> at_;
    std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace recoup::app::inline reminders
