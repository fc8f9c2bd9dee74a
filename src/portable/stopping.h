// Asking work to stop, and a thread that is asked and waited for when it goes: std::stop_source and portable::Thread,
// which libc++ has only since its version 20. Any thread.
#pragma once

#include <atomic>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>

namespace recoup::portable {

// What work looks at now and then.
class StopToken {
  public:
    bool stop_requested() const { return stop_->load(std::memory_order_acquire); }

  private:
    friend class StopSource;
    explicit StopToken(std::shared_ptr<const std::atomic<bool>> stop) : stop_(std::move(stop)) {}
    std::shared_ptr<const std::atomic<bool>> stop_;
};

// Copies ask the same work.
class StopSource {
  public:
    void request_stop() { stop_->store(true, std::memory_order_release); }
    StopToken token() const { return StopToken(stop_); }

  private:
    std::shared_ptr<std::atomic<bool>> stop_ = std::make_shared<std::atomic<bool>>(false);
};

// Its end asks the work to stop and waits until it has. Whoever lets work sleep wakes it before.
class Thread {
  public:
    Thread() = default;
    // `work` takes a StopToken, or nothing.
    template <class Work>
    requires(!std::is_same_v<std::remove_cvref_t<Work>, Thread>) explicit Thread(Work work)
        : stop_(), thread_(start(std::move(work), stop_.token())) {}
    Thread(Thread&&) noexcept = default;
    Thread& operator=(Thread&& other) noexcept {
        end();
        stop_ = std::move(other.stop_);
        thread_ = std::move(other.thread_);
        return *this;
    }
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;
    ~Thread() { end(); }

    bool joinable() const { return thread_.joinable(); }
    void request_stop() { stop_.request_stop(); }
    void join() { thread_.join(); }

  private:
    template <class Work>
    static std::thread start(Work work, StopToken stop) {
        if constexpr (std::is_invocable_v<Work&, StopToken>)
            return std::thread([work = std::move(work), stop = std::move(stop)]() mutable { work(stop); });
        else
            return std::thread(std::move(work));
    }
    void end() {
        if (!thread_.joinable()) return;
        stop_.request_stop();
        thread_.join();
    }

    StopSource stop_;
    std::thread thread_;
};

}  // namespace recoup::portable
