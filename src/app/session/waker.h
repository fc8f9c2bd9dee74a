// Lets a thread sleep until a moment or until somebody has something for it. The moment is the wall clock's, which goes
// on while the machine is suspended. wake() from any thread, wait() on one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace recoup::app::inline session {

class Waker {
  public:
    using Moment = std::chrono::system_clock::time_point;

    void wake() {
        {
            const std::lock_guard lock(mutex_);
            woken_ = true;
        }
        ready_.notify_all();
    }
    // Whether it was woken before `until`.
    bool wait(Moment until) {
        std::unique_lock lock(mutex_);
        ready_.wait_until(lock, until, [&] { return woken_; });
        return std::exchange(woken_, false);
    }

  private:
    std::mutex mutex_;
    std::condition_variable ready_;
    bool woken_ = false;
};

}  // namespace recoup::app::inline session
