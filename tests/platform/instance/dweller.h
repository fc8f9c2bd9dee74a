// Who lives behind a door: takes visits in at once, or lets them stand. With it goes the door.
#pragma once

#include <doctest/doctest.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "app/ports.h"

class Dweller {
  public:
    explicit Dweller(std::unique_ptr<recoup::app::FrontDoor> door, bool takes = true) : door_(std::move(door)) {
        REQUIRE(door_);
        door_->open([this, takes](recoup::app::Visit visit) {
            if (takes) visit.taken();
            const std::lock_guard lock(mutex_);
            seen_.push_back(std::move(visit));
            if (!takes) seen_.back().taken = {};  // dropped
            came_.notify_all();
        });
    }
    recoup::app::Visit seen(std::size_t at) {
        std::unique_lock lock(mutex_);
        came_.wait(lock, [&] { return seen_.size() > at; });
        return seen_[at];
    }

  private:
    std::mutex mutex_;
    std::condition_variable came_;
    std::vector<recoup::app::Visit> seen_;
    std::unique_ptr<recoup::app::FrontDoor> door_;  // last: it calls into the others until it is gone
};
