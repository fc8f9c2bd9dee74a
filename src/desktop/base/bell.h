// Wakes a thread that waits for workers. Any thread rings, one waits.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace recoup::desktop::inline base {

// Lets the main thread sleep until a worker has something.
class Bell {
  public:
    void ring() {
        const std::lock_guard lock(mutex_);
        rung_ = true;
        ready_.notify_one();
    }
    // Two seconds at most.
    void wait() {
        std::unique_lock lock(mutex_);
        ready_.wait_for(lock, std::chrono::seconds{2}, [&] { return rung_; });
        rung_ = false;
    }

  private:
    std::mutex mutex_;
    std::condition_variable ready_;
    bool rung_ = false;
};

}  // namespace recoup::desktop::inline base
