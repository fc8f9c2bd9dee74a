#include "app/jobs.h"

#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <semaphore>

using namespace recoup;
using app::Jobs;

namespace {

// Lets the owner sleep until a worker has something.
class Bell {
  public:
    void ring() {
        const std::lock_guard lock(mutex_);
        ++rings_;
        rung_.notify_all();
    }
    void wait(int rings) {
        std::unique_lock lock(mutex_);
        rung_.wait(lock, [&] { return rings_ >= rings; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable rung_;
    int rings_ = 0;
};

}  // namespace

TEST_CASE("results come back on the thread that takes them") {
    Bell bell;
    Jobs jobs([&] { bell.ring(); });
    const auto owner = std::this_thread::get_id();
    std::thread::id finished_on;
    int value = 0;
    jobs.submit([&](portable::StopToken) {
        const int made = std::this_thread::get_id() == owner ? 0 : 42;
        return [&, made] {
            value = made;
            finished_on = std::this_thread::get_id();
        };
    });
    bell.wait(1);
    CHECK(value == 0);
    CHECK(jobs.take_results() == 1);
    CHECK(value == 42);
    CHECK(finished_on == owner);
    CHECK(jobs.pending() == 0);
}

TEST_CASE("workers pause when the owner does not take what is ready") {
    std::atomic<int> begun = 0;
    Bell bell;
    Jobs jobs([&] { bell.ring(); });
    int taken = 0;
    for (int i = 0; i < 20; ++i)
        jobs.submit([&](portable::StopToken) {
            ++begun;
            return [&] { ++taken; };
        });
    bell.wait(static_cast<int>(Jobs::kMaxWaiting));
    CHECK(begun == static_cast<int>(Jobs::kMaxWaiting));
    for (int done = 0; done < 20; done += static_cast<int>(jobs.take_results())) std::this_thread::yield();
    CHECK(taken == 20);
}

TEST_CASE("a cancelled job is told to stop and never finishes") {
    std::binary_semaphore running(0);
    Bell bell;
    Jobs jobs([&] { bell.ring(); });
    bool finished = false;
    const auto id = jobs.submit([&](portable::StopToken stop) {
        running.release();
        while (!stop.stop_requested()) std::this_thread::yield();
        return [&] { finished = true; };
    });
    running.acquire();
    jobs.cancel(id);
    jobs.submit([](portable::StopToken) { return [] {}; });
    bell.wait(1);
    CHECK(jobs.take_results() == 1);
    CHECK_FALSE(finished);
    CHECK(jobs.pending() == 0);
}

TEST_CASE("what a finish cancels is not finished, though it is ready as well") {
    Bell bell;
    Jobs jobs([&] { bell.ring(); });
    Jobs::Id ids[2] = {};
    int finished = 0;
    for (int i = 0; i < 2; ++i)
        ids[i] = jobs.submit([&, i](portable::StopToken) {
            return [&, i] {
                ++finished;
                jobs.cancel(ids[1 - i]);
            };
        });
    bell.wait(2);
    CHECK(jobs.take_results() == 1);
    CHECK(finished == 1);
    CHECK(jobs.pending() == 0);
}

TEST_CASE("what is on screen overtakes what waits") {
    std::counting_semaphore<8> gate(0);
    std::counting_semaphore<8> running(0);
    Bell bell;
    Jobs jobs([&] { bell.ring(); });
    for (int i = 0; i < Jobs::kWorkers; ++i)
        jobs.submit([&](portable::StopToken) {
            running.release();
            gate.acquire();
            return [] {};
        });
    for (int i = 0; i < Jobs::kWorkers; ++i) running.acquire();
    std::atomic<int> order = 0;
    int later = 0, now = 0;
    jobs.submit([&](portable::StopToken) { return [&, at = ++order] { later = at; }; });
    jobs.submit([&](portable::StopToken) { return [&, at = ++order] { now = at; }; }, Jobs::Urgency::now);
    gate.release();
    bell.wait(3);
    gate.release();
    bell.wait(4);
    CHECK(jobs.take_results() == 4);
    CHECK(now == 1);
    CHECK(later == 2);
}

TEST_CASE("closing stops what runs and drops what waits") {
    std::binary_semaphore running(0);
    std::atomic<bool> stopped = false;
    std::atomic<int> begun = 0;
    {
        Jobs jobs({});
        for (int i = 0; i < 10; ++i)
            jobs.submit([&](portable::StopToken stop) {
                ++begun;
                if (begun == 1) running.release();
                while (!stop.stop_requested()) std::this_thread::yield();
                stopped = true;
                return Jobs::Finish();
            });
        running.acquire();
    }
    CHECK(stopped);
    CHECK(begun <= Jobs::kWorkers);
}
