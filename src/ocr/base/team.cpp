#include "ocr/base/team.h"

#include <exception>

namespace recoup::ocr::inline base {

Team::Team(int threads) {
    try {
        for (int i = 1; i < threads; ++i) others_.emplace_back([this] { wait_for_work(); });
    } catch (const std::exception&) {
        // The system has no more threads, or no more memory: fewer do it as well.
    }
}

Team::~Team() {
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
    }
    begun_.notify_all();
}

void Team::run(int count, const std::function<void(int)>& work) {
    if (others_.empty() || count < 2) {
        for (int piece = 0; piece < count; ++piece) work(piece);
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        work_ = &work;
        count_ = count;
        next_ = 0;
        busy_ = static_cast<int>(others_.size());
        ++round_;
    }
    begun_.notify_all();
    take_pieces(work, count);
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return busy_ == 0; });
}

void Team::wait_for_work() {
    unsigned seen = 0;
    while (true) {
        std::unique_lock lock(mutex_);
        begun_.wait(lock, [&] { return quit_ || round_ != seen; });
        if (quit_) return;
        seen = round_;
        const auto& work = *work_;
        const int count = count_;
        lock.unlock();
        take_pieces(work, count);
        lock.lock();
        if (--busy_ == 0) ended_.notify_one();
    }
}

void Team::take_pieces(const std::function<void(int)>& work, int count) {
    for (int piece = next_++; piece < count; piece = next_++) work(piece);
}

}  // namespace recoup::ocr::inline base
