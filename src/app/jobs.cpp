#include "app/jobs.h"

#include <algorithm>

namespace recoup::app {

Jobs::Jobs(std::function<void()> wake) : wake_(std::move(wake)) {
    for (int i = 0; i < kWorkers; ++i) workers_.emplace_back([this] { work(); });
}

Jobs::~Jobs() {
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
        tasks_.clear();
        for (auto& [id, stop] : live_) stop.request_stop();
    }
    ready_.notify_all();
}

Jobs::Id Jobs::submit(Work work, Urgency urgency) {
    Id id = 0;
    {
        const std::lock_guard lock(mutex_);
        id = next_id_++;
        Task task{id, std::move(work), {}};
        live_.emplace(id, task.stop);
        if (urgency == Urgency::now)
            tasks_.push_front(std::move(task));
        else
            tasks_.push_back(std::move(task));
    }
    ready_.notify_one();
    return id;
}

void Jobs::cancel(Id id) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = live_.find(id);
        if (found == live_.end()) return;
        found->second.request_stop();
        live_.erase(found);
        std::erase_if(tasks_, [&](const Task& task) { return task.id == id; });
        std::erase_if(results_, [&](const Result& result) { return result.id == id; });
    }
    ready_.notify_all();
}

std::size_t Jobs::take_results() {
    std::vector<Result> results;
    {
        const std::lock_guard lock(mutex_);
        results.swap(results_);
    }
    ready_.notify_all();
    // One by one: what a finish cancels may be the next.
    std::size_t taken = 0;
    for (const auto& result : results) {
        if (!let_go(result.id)) continue;
        ++taken;
        if (result.finish) result.finish();
    }
    return taken;
}

// False when it was cancelled.
bool Jobs::let_go(Id id) {
    const std::lock_guard lock(mutex_);
    return live_.erase(id) > 0;
}

std::size_t Jobs::pending() const {
    const std::lock_guard lock(mutex_);
    return live_.size();
}

void Jobs::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        ready_.wait(lock, [this] { return quit_ || may_start(); });
        if (quit_) return;
        auto task = std::move(tasks_.front());
        tasks_.pop_front();
        ++running_;
        lock.unlock();
        auto finish = task.work(task.stop.token());
        task.work = nullptr;
        lock.lock();
        --running_;
        const bool wanted = live_.contains(task.id);
        if (wanted) results_.push_back({task.id, std::move(finish)});
        lock.unlock();
        if (wanted && wake_) wake_();
        finish = nullptr;  // what is not wanted goes without the lock
        ready_.notify_one();
        lock.lock();
    }
}

}  // namespace recoup::app
