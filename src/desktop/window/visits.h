// Later starts of the program, on their way from the front door to the window. Any thread.
#pragma once

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "app/ports.h"

namespace recoup::desktop::inline window {

class Visits {
  public:
    void add(app::Visit visit) {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(visit));
    }
    // The one that came first.
    std::optional<app::Visit> take() {
        const std::lock_guard lock(mutex_);
        if (waiting_.empty()) return std::nullopt;
        auto visit = std::move(waiting_.front());
        waiting_.erase(waiting_.begin());
        return visit;
    }

  private:
    std::mutex mutex_;
    std::vector<app::Visit> waiting_;
};

}  // namespace recoup::desktop::inline window
