// Threads that share a piece of work. Owned and used by one thread, which works with them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

#include "portable/stopping.h"

namespace recoup::ocr::inline base {

class Team {
  public:
    // With the calling thread `threads` in all, or as many as the system gives; one means no other.
    explicit Team(int threads);
    ~Team();
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;

    int threads() const { return static_cast<int>(others_.size()) + 1; }
    // Calls work(0) to work(count - 1), each once, in no order, several at the same time; returns when all are done.
    // `work` throws nothing.
    void run(int count, const std::function<void(int)>& work);

  private:
    void wait_for_work();
    void take_pieces(const std::function<void(int)>& work, int count);

    std::mutex mutex_;  // guards what follows, up to the threads
    std::condition_variable begun_, ended_;
    const std::function<void(int)>* work_ = nullptr;
    int count_ = 0;
    int busy_ = 0;
    unsigned round_ = 0;
    bool quit_ = false;
    std::atomic<int> next_ = 0;
    std::vector<portable::Thread> others_;  // last: they end before what they use
};

}  // namespace recoup::ocr::inline base
