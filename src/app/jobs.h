// Work off the owner's thread: values in, values out. Two workers; what they finish waits until the owner takes it.
// submit, cancel and take_results belong to the owner's thread; work runs on a worker and must touch nothing of the
// owner's.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "portable/stopping.h"

namespace recoup::app {

class Jobs {
  public:
    // Runs on the owner's thread, in take_results().
    using Finish = std::function<void()>;
    // Runs on a worker; long work looks at the token now and then. Gives what is to be done with the result.
    using Work = std::function<Finish(portable::StopToken)>;
    using Id = std::uint64_t;

    enum class Urgency { now, later };  // `now` is what is on screen: it overtakes all that waits

    static constexpr int kWorkers = 2;
    // Results that may wait before workers pause: each may hold a picture of 64 MB.
    static constexpr std::size_t kMaxWaiting = 4;

    // `wake` is called from a worker whenever a result is ready; may be empty.
    explicit Jobs(std::function<void()> wake);
    // Asks what runs to stop and waits for it; what has not begun is dropped.
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    Id submit(Work work, Urgency urgency = Urgency::later);
    // Drops it: its finish is not called any more, whether or not it has run. Its token says so to work that runs; an
    // id that is gone does no harm.
    void cancel(Id id);

    // Calls the finish of all that is ready; how many were called.
    std::size_t take_results();
    // Submitted, and neither taken nor cancelled.
    std::size_t pending() const;

  private:
    struct Task {
        Id id = 0;
        Work work;
        portable::StopSource stop;
    };
    struct Result {
        Id id = 0;
        Finish finish;
    };

    void work();
    bool let_go(Id id);
    bool may_start() const { return !tasks_.empty() && results_.size() + running_ < kMaxWaiting; }

    const std::function<void()> wake_;
    mutable std::mutex mutex_;  // guards all below but the threads
    std::condition_variable ready_;
    bool quit_ = false;
    std::deque<Task> tasks_;
    std::vector<Result> results_;
    std::unordered_map<Id, portable::StopSource> live_;
    std::size_t running_ = 0;
    Id next_id_ = 1;
    std::vector<portable::Thread> workers_;  // last: they end before what they use
};

}  // namespace recoup::app
